/** So many at a time; the rest waits its turn. */

export interface Lane {
  readonly running: number
  readonly waiting: number
  /** Starts `task` now or when there is room. It must not throw. */
  enter(task: () => Promise<void>): void
  /** Forgets those that wait. */
  clear(): void
}

/** A quick lane, and a slow one, a quarter of all, for targets that timed out last time. */
export const createLanes = (concurrency: number) => {
  const slowLimit = Math.floor(concurrency / 4)
  const quick = createLane(concurrency - slowLimit)
  const slow = createLane(slowLimit)
  const timedOut = new Set<string>()
  return {
    /** Null when the slow lane has as many waiting as running. */
    of(target: string): Lane | null {
      if (!timedOut.has(target)) return quick
      return slow.waiting < slowLimit ? slow : null
    },
    learn(target: string, hasTimedOut: boolean) {
      if (hasTimedOut) timedOut.add(target)
      else timedOut.delete(target)
    },
    /** Slots wait whose time has come. */
    get isBehind() {
      return quick.waiting > 0
    },
    clear() {
      quick.clear()
      slow.clear()
    },
  }
}

export const createLane = (limit: number): Lane => {
  let running = 0
  const queue: (() => Promise<void>)[] = []
  const start = (task: () => Promise<void>) => {
    running++
    void task().finally(() => {
      running--
      const next = queue.shift()
      if (next) start(next)
    })
  }
  return {
    get running() {
      return running
    },
    get waiting() {
      return queue.length
    },
    enter(task) {
      if (running < limit) start(task)
      else queue.push(task)
    },
    clear() {
      queue.length = 0
    },
  }
}
