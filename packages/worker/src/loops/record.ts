/** Records what was found or sent, in batches. */
import { sqlState } from "@nightjar/db/connect"
import type { Log } from "@nightjar/kit/log"
import { type Clock, second } from "@nightjar/kit/time"
import type { Loop } from "../loop.ts"

export interface RecordOptions<Item> {
  name: string
  clock: Clock
  batch: number
  log: Log
  /** One transaction. */
  record: (items: readonly Item[]) => Promise<unknown>
  /** What the log says of an item that cannot be recorded. */
  about: (item: Item) => object
}

export interface Recording<Item> {
  loop: Loop<Item>
  add(item: Item): void
  /** Items that wait to be recorded. */
  readonly size: number
  /** Records what is left, when the loop has ended. */
  finish(): Promise<void>
}

/** Items gather this long: at 3,000 a second 150 share one transaction, and a person sees it in the same blink. */
const gatherMs = 50

/** A connection that is gone, a server that starts or stops, a lock that was lost: the same again may succeed. */
const isPassing = (state: string | undefined) => state === undefined || /^(08|40|53|55|57|58)/.test(state)

export const createRecording = <Item>(options: RecordOptions<Item>): Recording<Item> => {
  const { name, clock, batch, log, record, about } = options
  const queue: Item[] = []
  let wake = () => {}

  /** One item that PostgreSQL refuses must not take the others with it. */
  const recordEach = async (items: readonly Item[]) => {
    for (const item of items)
      await record([item]).catch((error) => {
        if (isPassing(sqlState(error))) queue.unshift(item)
        else log.error({ err: error, ...about(item) }, "something cannot be recorded")
      })
  }

  const work = async (items: readonly Item[]) => {
    try {
      await record(items)
    } catch (error) {
      if (!isPassing(sqlState(error))) return recordEach(items)
      queue.unshift(...items)
      throw error
    }
  }

  return {
    add(item) {
      queue.push(item)
      if (queue.length === 1) clock.after(gatherMs, () => wake())
      if (queue.length === batch) wake()
    },
    get size() {
      return queue.length
    },
    async finish() {
      const rest = queue.splice(0)
      for (let from = 0; from < rest.length; from += batch) await work(rest.slice(from, from + batch))
    },
    loop: {
      name,
      idleMs: second,
      full: batch,
      bindWake: (end) => {
        wake = end
      },
      claim: async () => queue.splice(0, batch),
      work,
    },
  }
}
