/** A bus inside one process: what is published is heard at once. Tests may lose it and mend it. */
import type { Bus, Whisper } from "../src/ports.ts"

export interface LocalBus extends Bus {
  /** What was published, in order. */
  whispers: Whisper[]
  enter(state: Bus["state"]): void
}

export const localBus = (): LocalBus => {
  const ears = new Set<{ topics: readonly string[]; hear: (whisper: Whisper) => void }>()
  const listeners = new Set<(state: Bus["state"]) => void>()
  const whispers: Whisper[] = []
  let state: Bus["state"] = "connected"
  return {
    name: "postgres",
    whispers,
    async publish(whisper) {
      whispers.push(whisper)
      if (state === "connected") for (const ear of ears) if (ear.topics.includes(whisper.kind)) ear.hear(whisper)
    },
    async subscribe(topics, hear) {
      const ear = { topics, hear }
      ears.add(ear)
      return { stop: async () => void ears.delete(ear) }
    },
    get state() {
      return state
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    enter(next) {
      state = next
      for (const listener of listeners) listener(next)
    },
    close: async () => {},
  }
}
