/** What was asked, for benches to compare with and for tests to wait on. */

export interface Entry {
  /** Unix milliseconds. */
  at: number
  method: string
  /** Path and query. */
  path: string
}

export interface Counter {
  count: number
  /** Unix milliseconds. */
  firstAt: number
  lastAt: number
}

export interface Summary {
  since: number
  total: number
  byPath: Record<string, Counter>
  /** The newest requests, the newest last. */
  recent: Entry[]
}

const recentEntries = 1_000

export class Journal {
  readonly #since = Date.now()
  readonly #counters = new Map<string, Counter>()
  readonly #recent: Entry[] = []
  readonly #waiting: { path: string; resolve: (entry: Entry) => void }[] = []
  #total = 0

  write(method: string, path: string): void {
    const at = Date.now()
    const counter = this.#counters.get(path)
    if (counter) {
      counter.count++
      counter.lastAt = at
    } else this.#counters.set(path, { count: 1, firstAt: at, lastAt: at })
    const entry = { at, method, path }
    this.#recent[this.#total++ % recentEntries] = entry
    if (this.#waiting.length > 0) this.#announce(entry)
  }

  count(path: string): number {
    return this.#counters.get(path)?.count ?? 0
  }

  /** Resolves with the next request of exactly this path and query. */
  next(path: string): Promise<Entry> {
    return new Promise((resolve) => this.#waiting.push({ path, resolve }))
  }

  summary(): Summary {
    const oldest = this.#total % recentEntries
    const recent = [...this.#recent.slice(oldest), ...this.#recent.slice(0, oldest)]
    return {
      since: this.#since,
      total: this.#total,
      byPath: Object.fromEntries(this.#counters),
      recent: this.#total < recentEntries ? this.#recent : recent,
    }
  }

  #announce(entry: Entry): void {
    for (let index = this.#waiting.length - 1; index >= 0; index--) {
      const waiting = this.#waiting[index]!
      if (waiting.path !== entry.path) continue
      this.#waiting.splice(index, 1)
      waiting.resolve(entry)
    }
  }
}
