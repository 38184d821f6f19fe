/** Gathers what comes one by one into batches. */
import type { Clock } from "@nightjar/kit/time"

/**
 * @param work answers a batch, one result an item, in order
 * @returns asks for one item; the batch leaves when `waitMs` have passed since its first
 */
export const gather = <Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  { clock, waitMs }: { clock: Clock; waitMs: number },
) => {
  interface Waiting {
    item: Item
    resolve: (result: Result) => void
    reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  const leave = async () => {
    const batch = waiting
    waiting = []
    try {
      const results = await work(batch.map(({ item }) => item))
      for (const [place, { resolve }] of batch.entries()) resolve(results[place]!)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
  return (item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (waiting.length === 1) void clock.sleep(waitMs).then(leave)
    })
}
