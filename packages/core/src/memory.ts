/**
 * What was looked up lately. The whisper `forget` drops it; while the bus is lost, whispers are too, so nothing here
 * is believed and every question goes to the database.
 */
import { LRUCache } from "lru-cache"
import type { Bus } from "./ports.ts"

export interface Memory<Value> {
  /** What is remembered of `key`, or what `find` finds. Null is not remembered: whatever is new is seen at once. */
  recall(key: string, find: () => Promise<Value | null>): Promise<Value | null>
}

interface MemoryOptions<Value> {
  /** Values at most. */
  max: number
  ttlMs: number
  /** The ids that make a value out of date when a whisper names one of them. */
  idsOf: (value: Value) => readonly string[]
}

/** Lives as long as the process. */
export const createMemory = async <Value extends object>(
  bus: Bus,
  options: MemoryOptions<Value>,
): Promise<Memory<Value>> => {
  const known = new LRUCache<string, Value>({ max: options.max, ttl: options.ttlMs })
  const asking = new Map<string, Promise<Value | null>>()
  let forgotten = 0
  const forget = (ids: readonly string[]) => {
    forgotten += 1
    asking.clear()
    if (ids.includes("*")) return known.clear()
    for (const [key, value] of known.entries())
      if (options.idsOf(value).some((id) => ids.includes(id))) known.delete(key)
  }
  await bus.subscribe(["forget"], (whisper) => whisper.kind === "forget" && forget(whisper.keys))
  bus.onState(() => forget(["*"]))
  const learn = async (key: string, find: () => Promise<Value | null>) => {
    const before = forgotten
    const found = await find()
    // A whisper heard while the database answered may have meant this answer.
    if (found && before === forgotten && bus.state === "connected") known.set(key, found)
    return found
  }
  /** Who asks while the same question is on its way gets that answer; after a whisper it is asked anew. */
  const share = (key: string, find: () => Promise<Value | null>) => {
    const answer = learn(key, find).finally(() => {
      if (asking.get(key) === answer) asking.delete(key)
    })
    asking.set(key, answer)
    return answer
  }
  return {
    async recall(key, find) {
      if (bus.state !== "connected") return find()
      return known.get(key) ?? asking.get(key) ?? share(key, find)
    },
  }
}
