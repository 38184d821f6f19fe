// @ts-check
import { setTimeout as sleep } from "node:timers/promises"

/**
 * Asks until the answer is truthy, and gives it back; undefined when `ms` have passed before.
 * For what cannot be awaited: foreign processes, files and ports.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {{ ms: number, everyMs?: number, signal?: AbortSignal }} options
 * @returns {Promise<T | undefined>}
 */
export const until = async (ask, { ms, everyMs = 25, signal }) => {
  const end = Date.now() + ms
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (Date.now() >= end) return undefined
    await sleep(everyMs, undefined, { signal })
  }
}
