/** Time. Only the database's clock decides what is due; this port is for timers, sentences and tests. */
export interface Clock {
  /** Wall clock, Unix milliseconds. */
  now(): number
  /** Monotonic milliseconds, for lengths. */
  monotonic(): number
  /** Resolves after `ms`, or as soon as `signal` aborts (never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Runs `task` after `ms`, unless what it returns is called before. */
  after(ms: number, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal?.removeEventListener("abort", done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal?.addEventListener("abort", done)
    }),
  after(ms, task) {
    const timer = setTimeout(task, ms)
    return () => clearTimeout(timer)
  },
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const units = [
  ["d", day],
  ["h", hour],
  ["min", minute],
  ["s", second],
] as const

/** `3 d 4 h`, `4 min 12 s`, `0 s`: the two largest units of a length in milliseconds. */
export const humanDuration = (ms: number): string => {
  let rest = Math.max(0, Math.floor(ms / second) * second)
  const parts: string[] = []
  for (const [name, length] of units) {
    const count = Math.floor(rest / length)
    rest -= count * length
    if (count > 0 || parts.length > 0) parts.push(`${count} ${name}`)
    if (parts.length === 2) break
  }
  return parts.filter((part) => !part.startsWith("0 ")).join(" ") || "0 s"
}
