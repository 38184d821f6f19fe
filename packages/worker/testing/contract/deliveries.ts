import type { Errand } from "@nightjar/core/delivery/claim"
import { settle } from "@nightjar/core/delivery/settling"
import { minute, second } from "@nightjar/kit/time"
import { describe, expect, it } from "vitest"
import { answerAll, work } from "./play.ts"
import type { Hand, Stage } from "./stage.ts"

const answer = { status: 200, id: null, text: "ok" }
const full = { channels: [], types: [] }

const claimAll = ({ ledger, life }: Hand, change = {}) =>
  ledger.claimDeliveries({ life, batch: 50, perChannel: 5, full, ...change })

const saidBy = (errands: readonly Errand[]) => errands.map(({ held }) => held.map(({ message }) => message.type))

const deliver = ({ ledger }: Hand, errands: readonly Errand[]) =>
  ledger.settleDeliveries(errands.flatMap(({ held }) => settle(held, { kind: "delivered", answer }, 0)))

const fail = ({ ledger }: Hand, errands: readonly Errand[]) =>
  ledger.settleDeliveries(errands.flatMap(({ held }) => settle(held, { kind: "again", answer }, 0)))

export const describeDeliveries = (stage: () => Stage) =>
  describe("a message", () => {
    /** A monitor that was up is down, and its tenant has channels. */
    const plant = async ({ channels = 1, recovers = false } = {}) => {
      for (let count = 0; count < channels; count++) await stage().createChannel()
      await stage().create({ terms: { retries: 0 } })
      const hand = await stage().hire()
      await answerAll(hand)
      await stage().pass(minute)
      await work(hand, "down")
      await stage().pass(minute)
      if (recovers) await work(hand, "up")
      return hand
    }
    const states = async () => (await stage().tables()).deliveries.map(({ state }) => state).sort()

    it("is planned and written with its turn, one for each channel of the tenant", async () => {
      await stage().createChannel(1)
      await plant({ channels: 2 })
      const { turns, deliveries } = await stage().tables()
      expect(turns.find((turn) => turn.to === "down")!.plan).toMatchObject({ tell: [{ step: 0 }, { step: 0 }] })
      expect(deliveries.map((row) => row.message.type)).toEqual(["monitor.down", "monitor.down"])
    })

    it("is not written where nobody is told, and the plan says why", async () => {
      await plant({ channels: 0 })
      const { turns, deliveries } = await stage().tables()
      expect(turns.find((turn) => turn.to === "down")!.plan).toEqual({ silent: "No default channel is switched on." })
      expect(deliveries).toEqual([])
    })

    it("is taken by one worker, and settled by who holds it", async () => {
      const hand = await plant()
      const other = await stage().hire()
      const errands = await claimAll(hand)
      expect([saidBy(errands), await claimAll(other)]).toEqual([[["monitor.down"]], []])
      expect([(await deliver(hand, errands)).length, (await deliver(hand, errands)).length]).toEqual([1, 0])
      expect(await states()).toEqual(["delivered"])
    })

    it("is free when its holder dies, and nobody knows whether it was sent", async () => {
      const hand = await plant()
      const lost = await claimAll(hand)
      await hand.die()
      const heir = await stage().hire()
      await heir.ledger.reap()
      const errands = await claimAll(heir)
      expect(saidBy(errands)).toEqual([["monitor.down"]])
      expect(await deliver(hand, lost)).toEqual([])
      await deliver(heir, errands)
      expect((await stage().tables()).deliveries).toMatchObject([{ state: "delivered", unanswered: 1, attempts: 2 }])
    })

    it("is due again when its lease has run out, and after a while where it was not taken", async () => {
      const hand = await plant()
      await claimAll(hand)
      await stage().pass(31 * second)
      await fail(hand, await claimAll(hand))
      expect([await hand.ledger.countWaiting(), await claimAll(hand)]).toEqual([{ due: 0, later: 1 }, []])
      await stage().pass(31 * second)
      expect(saidBy(await claimAll(hand))).toEqual([["monitor.down"]])
    })

    it("waits behind the one before it, and goes as soon as that one went", async () => {
      const hand = await plant()
      const first = await claimAll(hand)
      await work(hand, "up")
      expect(await claimAll(hand)).toEqual([])
      await deliver(hand, first)
      const second = await claimAll(hand)
      expect(saidBy(second)).toEqual([["monitor.recovered"]])
      await deliver(hand, second)
      expect(await states()).toEqual(["delivered", "delivered"])
    })

    it("of an end takes a beginning that was not told along, and both are told as one", async () => {
      const hand = await plant({ recovers: true })
      const errands = await claimAll(hand)
      expect(saidBy(errands)).toEqual([["monitor.down", "monitor.recovered"]])
      await deliver(hand, errands)
      expect(await states()).toEqual(["combined", "delivered"])
    })

    it("is not taken for a channel that has enough in flight", async () => {
      const hand = await plant()
      const [channel] = (await stage().tables()).channels
      expect(await claimAll(hand, { full: { channels: [channel!.id], types: [] } })).toEqual([])
      expect(await claimAll(hand, { full: { channels: [], types: ["webhook"] } })).toEqual([])
    })
  })
