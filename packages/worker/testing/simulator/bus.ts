/** A bus that whispers from machine to machine, and loses some of it. */
import type { Bus, Whisper } from "@nightjar/core/ports"
import type { Dice } from "../dice.ts"
import type { Machine } from "./machine.ts"
import type { VirtualTime } from "./virtual-time.ts"

export interface WhisperNet {
  /** The bus as one machine has it. */
  busOf(machine: Machine): Bus
  /** From nowhere in particular: people's programs. */
  publish(whisper: Whisper): void
  readonly published: number
}

interface Ear {
  machine: Machine
  topics: readonly string[]
  hear: (whisper: Whisper) => void
}

/** @param lost of so many whispers one is lost */
export const createWhisperNet = (time: VirtualTime, dice: Dice, lost: number): WhisperNet => {
  const ears = new Set<Ear>()
  let published = 0
  const publish = (whisper: Whisper) => {
    published++
    for (const { machine, topics, hear } of ears)
      if (topics.includes(whisper.kind) && !machine.isDead && !dice.once(lost))
        time.at(time.now + dice.between(1, 4), () => machine.deliver(() => hear(whisper)))
  }
  return {
    publish,
    get published() {
      return published
    },
    busOf: (machine) => ({
      name: "postgres",
      state: "connected",
      publish: async (whisper) => publish(whisper),
      async subscribe(topics, hear) {
        const ear = { machine, topics, hear }
        ears.add(ear)
        return { stop: async () => void ears.delete(ear) }
      },
      onState: () => () => {},
      close: async () => {},
    }),
  }
}
