/** Who takes messages for channels: well, badly or without an answer. */
import type { Sent } from "@nightjar/channels/sent"
import { second } from "@nightjar/kit/time"
import type { Sender } from "../../src/sender.ts"
import type { Dice } from "../dice.ts"
import type { Statement } from "../oracle/invariant.ts"
import type { Memory } from "../record/memory.ts"
import type { Machine } from "./machine.ts"
import type { VirtualTime } from "./virtual-time.ts"

export const tempers = ["well", "broken", "mute", "strict"] as const
export type Temper = (typeof tempers)[number]

export interface Providers {
  senderOf(machine: Machine): Sender
  statements(memory: Memory): readonly Statement[]
}

export interface ProvidersOptions {
  time: VirtualTime
  dice: Dice
  temperOf: (channelId: string) => Temper
  /** From then on every provider is well. */
  calmAt: number
}

const answer = (status: number | null, text: string) => ({ status, id: null, text })
const delivered: Sent = { kind: "delivered", answer: answer(200, "ok") }
const broken: Sent = { kind: "again", answer: answer(500, "We are sorry.") }
const refused: Sent = { kind: "refused", answer: answer(404, "No such hook.") }
const ambiguous: Sent = { kind: "ambiguous", answer: answer(null, "No answer came in time.") }
/** Until who sends gives up. */
const patienceMs = 3 * second

export const createProviders = ({ time, dice, temperOf, calmAt }: ProvidersOptions): Providers => {
  /** How often each message has arrived, by its uuid. */
  const arrivals = new Map<string, number>()

  const outcomeOf = (channelId: string): Sent => {
    const temper = time.now >= calmAt ? "well" : temperOf(channelId)
    if (temper === "broken") return dice.once(2) ? broken : delivered
    if (temper === "mute") return dice.once(3) ? ambiguous : delivered
    return temper === "strict" && dice.once(5) ? refused : delivered
  }

  return {
    senderOf:
      ({ clock }) =>
      async ({ held }, signal) => {
        const sent = outcomeOf(held[0].channelId)
        // Half of those that are not answered were taken.
        const isTaken = sent === delivered || (sent === ambiguous && dice.once(2))
        if (isTaken) for (const { id } of held) arrivals.set(id, (arrivals.get(id) ?? 0) + 1)
        await clock.sleep(sent === ambiguous ? patienceMs : dice.between(3, 90), signal)
        return signal.aborted && sent !== delivered ? ambiguous : sent
      },
    statements: (memory) => [
      {
        name: "M1",
        about: "A message arrives once, and again only where nobody knew whether it had arrived.",
        find: () =>
          memory.deliveries.filter(({ id, state, unanswered }) => {
            const count = arrivals.get(id) ?? 0
            const isTold = state === "delivered" || state === "combined"
            return count > unanswered + 1 || (isTold && count === 0)
          }),
      },
    ],
  }
}
