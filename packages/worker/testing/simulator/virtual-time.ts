/**
 * Time that passes only from one thing to the next. Whatever is to happen happens in the order of its moment, and in the
 * order in which it was asked for at the same moment; each thing comes to its last consequence before the next begins.
 */
export interface VirtualTime {
  /** Unix milliseconds: the true time, which is the database's. */
  readonly now: number
  /** How many things happened. */
  readonly steps: number
  /** @returns takes it back */
  at(moment: number, task: () => void): () => void
  /** Until the moment, or until `isOver` says so after one of the things. */
  run(until: number, isOver?: () => boolean): Promise<void>
}

interface Entry {
  moment: number
  place: number
  /** Null where it was taken back. */
  task: (() => void) | null
}

const isBefore = (one: Entry, other: Entry) =>
  one.moment < other.moment || (one.moment === other.moment && one.place < other.place)

/**
 * Resolves when no promise has anything more to do: a tick comes only after all microtasks, however many they bring forth.
 * A turn of the event loop would do as well, and costs ten times as much.
 */
const consequences = () => new Promise<void>((resolve) => queueMicrotask(() => process.nextTick(resolve)))

export const createVirtualTime = (start: number): VirtualTime => {
  const heap: Entry[] = []
  let now = start
  let places = 0
  let steps = 0
  return {
    get now() {
      return now
    },
    get steps() {
      return steps
    },
    at(moment, task) {
      const entry: Entry = { moment: Math.max(moment, now), place: places++, task }
      push(heap, entry)
      return () => {
        entry.task = null
      }
    },
    async run(until, isOver = () => false) {
      await consequences()
      for (let next = heap[0]; next && next.moment <= until; next = heap[0]) {
        pop(heap)
        if (!next.task) continue
        now = next.moment
        steps++
        next.task()
        await consequences()
        if (isOver()) return
      }
      now = until
    },
  }
}

const push = (heap: Entry[], entry: Entry) => {
  let at = heap.length
  for (; at > 0; ) {
    const parent = (at - 1) >> 1
    if (isBefore(heap[parent]!, entry)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = entry
}

const pop = (heap: Entry[]) => {
  const last = heap.pop()!
  if (heap.length === 0) return
  let at = 0
  for (let child = 1; child < heap.length; child = 2 * at + 1) {
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
    if (isBefore(last, heap[child]!)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
}
