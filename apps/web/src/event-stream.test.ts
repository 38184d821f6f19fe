import { getTRPCErrorFromUnknown, initTRPC, tracked } from "@trpc/server"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { getErrorShape } from "@trpc/server/shared"
import { describe, expect, it } from "vitest"
import { eventStream } from "./event-stream.ts"

const client = { reconnectAfterInactivityMs: 35_000 }
const t = initTRPC.create({ isDev: false, sse: { client } })

/** What a stream of these items says, in tRPC's own writing and in ours, message by message. */
const bothOf = async (items: () => AsyncIterable<unknown>) => {
  const router = t.router({ live: t.procedure.subscription(items) })
  const req = new Request("http://acme.localhost/live")
  const theirs = await fetchRequestHandler({ endpoint: "/", req, router })
  const shapeOf = (cause: unknown) => {
    const error = getTRPCErrorFromUnknown(cause)
    return getErrorShape({ config: t._config, ctx: {}, error, input: undefined, path: "live", type: "subscription" })
  }
  const ours = eventStream(items(), { client, pingMs: 15_000, shapeOf })
  return Promise.all([theirs, ours].map(async (response) => messagesOf(await response.text())))
}
const messagesOf = (text: string) =>
  text
    .split("\n\n")
    .map((message) => message.trim().replace(/^retry: \d+\n/, ""))
    .filter((message) => message !== "")

const item = { name: "monitor.pause", subject: "mon_x" }

describe("a stream of events", () => {
  it("is written as tRPC writes it", async () => {
    const [theirs, ours] = await bothOf(async function* () {
      yield tracked("1", item)
      yield tracked("2", { name: "line\nbreak" })
      yield tracked("1", item)
    })
    expect(ours).toEqual(theirs)
    expect(ours).toContain(`data: ${JSON.stringify(item)}\nid: 1`)
  })

  it("ends with its error as tRPC ends it", async () => {
    const [theirs, ours] = await bothOf(async function* () {
      yield tracked("1", item)
      throw new Error("over")
    })
    expect(ours).toEqual(theirs)
    expect(ours!.at(-1)).toContain("serialized-error")
  })

  it("is read no faster than its reader reads, and left when its reader leaves", async () => {
    let told = 0
    let left = () => {}
    const leaving = new Promise<void>((resolve) => {
      left = resolve
    })
    async function* endless() {
      try {
        for (;;) yield tracked(String(++told), { told })
      } finally {
        left()
      }
    }
    const reader = eventStream(endless(), { client, pingMs: 15_000, shapeOf: String }).body!.getReader()
    for (let n = 0; n < 3; n++) await reader.read()
    expect(told).toBeLessThanOrEqual(4)
    await reader.cancel()
    await leaving
  })

  it("says now and then that it is alive", async () => {
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) }
    const reader = eventStream(silent, { client, pingMs: 1, shapeOf: String }).body!.getReader()
    await reader.read()
    const { value } = await reader.read()
    expect(new TextDecoder().decode(value)).toBe("event: ping\ndata: \n\n")
    await reader.cancel()
  })
})
