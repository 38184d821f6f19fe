/** So many at a time; the rest waits its turn. */

export interface Lane {
  readonly running: number
  readonly waiting: number
  /** Starts `task` now or when there is room. It must not throw. */
  enter(task: () => Promise<void>): void
  /** Forgets those that wait. */
  clear(): void
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
