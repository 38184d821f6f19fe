/** What every channel must do, whoever it talks to: the suite that each runs against a pretend provider. */
import { systemClock } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type ChannelConfig, channelOf } from "../src/all.ts"
import type { SendContext } from "../src/define.ts"
import { samples } from "../src/message.sample.ts"
import type { Message } from "../src/message.ts"
import { sendMessage } from "../src/send.ts"
import type { Sent } from "../src/sent.ts"

/** How a provider may answer, and what that means for the message. */
export const behaviours = {
  fine: ["delivered"],
  slow: ["delivered"],
  huge: ["delivered"],
  "busy, in seconds": ["again"],
  "busy, as a date": ["again"],
  broken: ["again"],
  refusing: ["refused"],
  gone: ["refused"],
  "hanging before it listens": ["again", "ambiguous"],
  "hanging after it has accepted": ["ambiguous"],
  "resetting before it accepts": ["again", "ambiguous"],
  "resetting after it has accepted": ["ambiguous"],
} as const satisfies Record<string, Sent["kind"][]>
export type Behaviour = keyof typeof behaviours

export interface Provider {
  /** A configuration that leads to it. */
  config: ChannelConfig
  /** How it is reached. */
  through: Pick<SendContext, "egress" | "mailer">
  behave(as: Behaviour): void
  /** The text of each message that it has accepted, whatever it answered then, and its key where it knows such a thing. */
  accepted(): { key: string | null; text: string }[]
  /** Resolves once it has heard of the next attempt. */
  heard(): Promise<void>
  close(): Promise<void>
}

const workspaceUrl = "https://acme.nightjar.example"

/**
 * A driver and a provider of its own are all that a channel needs to be tried.
 * @param unable what the provider's protocol has no words for
 */
export const itConforms = (type: string, open: () => Promise<Provider>, unable: readonly Behaviour[] = []) =>
  describe(`${type}, sent`, () => {
    let provider: Provider
    beforeAll(async () => {
      provider = await open()
    })
    afterAll(() => provider.close())

    const send = (message: Message, { timeoutMs = 400, signal = new AbortController().signal } = {}) =>
      sendMessage(provider.config, message, {
        ...provider.through,
        clock: systemClock,
        idempotencyKey: "dlv_01k9rzv3m2e8dsxq4a7w5hj6tg",
        workspaceUrl,
        timeoutMs,
        signal,
      })

    test.each(Object.values(samples))("says a $type in words, with the provider's own answer", async (message) => {
      provider.behave("fine")
      const sent = await send(message, { timeoutMs: 5_000 })
      expect(sent).toMatchObject({
        kind: "delivered",
        answer: { status: expect.any(Number), text: expect.any(String) },
      })
      const subject = message.type === "channel.test" ? message.channel.name : message.monitor.name
      expect(provider.accepted().at(-1)!.text).toContain(subject)
    })

    test("takes a name in any script, and lets none become markup", async () => {
      provider.behave("fine")
      const name = 'متجر <b>"shop"</b> & 店 🦉'
      const message = { ...samples["monitor.down"], monitor: { ...samples["monitor.down"].monitor, name } }
      expect(await send(message, { timeoutMs: 5_000 })).toMatchObject({ kind: "delivered" })
    })

    const able = (Object.keys(behaviours) as Behaviour[]).filter((behaviour) => !unable.includes(behaviour))
    for (const behaviour of able) {
      const kinds: readonly Sent["kind"][] = behaviours[behaviour]
      test(`knows a provider that is ${behaviour} as ${kinds.join(" or ")}`, async () => {
        provider.behave(behaviour)
        const hangs = behaviour.startsWith("hanging")
        const sent = await send(samples["monitor.down"], { timeoutMs: hangs ? 200 : 5_000 })
        expect(kinds, sent.answer.text).toContain(sent.kind)
        if (sent.kind !== "delivered") expect(sent.answer.text).not.toBe("")
        expect(sent.answer.text.length).toBeLessThan(2_048)
        if (behaviour.startsWith("busy"))
          expect((sent as { retryAfterMs: number }).retryAfterMs).toSatisfy(
            (ms: number) => ms > 100_000 && ms <= 120_000,
          )
      })
    }

    test("names the message alike at every attempt, so that a provider can tell that it is the same", async () => {
      for (const behaviour of ["resetting after it has accepted", "fine"] as const) {
        provider.behave(behaviour)
        await send(samples["monitor.recovered"], { timeoutMs: 5_000 })
      }
      const [first, second] = provider.accepted().slice(-2)
      expect(first!.key).toBe(second!.key)
    })

    test("ends at once when the worker may wait no longer", async () => {
      provider.behave("hanging before it listens")
      const stopping = new AbortController()
      const heard = provider.heard()
      const sent = send(samples["monitor.down"], { timeoutMs: 60_000, signal: stopping.signal })
      await heard
      stopping.abort()
      expect(["again", "ambiguous"]).toContain((await sent).kind)
    })

    test("has a sample that its own schema accepts", () => {
      const { schema, sample } = channelOf(type)
      expect(schema.parse({ type, ...sample })).toMatchObject(sample)
    })
  })
