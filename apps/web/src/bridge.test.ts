import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, expect, it } from "vitest"
import { readBody, sendResponse, toRequest } from "./bridge.ts"

const servers: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

const serve = async (answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>) => {
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
  servers.push(server)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe("a request on its way to a door", () => {
  it("loses the headers that were taken away, and carries those that were set", async () => {
    const url = await serve(async (incoming, outgoing) => {
      delete incoming.headers["x-forged"]
      incoming.headers["x-told"] = "by us"
      const { headers } = toRequest(incoming, outgoing)
      await sendResponse(Response.json({ forged: headers.get("x-forged"), told: headers.get("x-told") }), outgoing)
    })
    const answer = await fetch(url, { headers: { "x-forged": "yes", "x-told": "by them" } })
    expect(await answer.json()).toEqual({ forged: null, told: "by us" })
  })

  it("brings its body, unless that is larger than allowed", async () => {
    const url = await serve(async (incoming, outgoing) => {
      const body = await readBody(toRequest(incoming, outgoing), 10)
      await sendResponse(Response.json({ body }), outgoing)
    })
    const post = async (body: string) => (await fetch(url, { method: "POST", body })).json()
    expect(await post("short")).toEqual({ body: "short" })
    expect(await post("far too long")).toEqual({ body: null })
  })

  it("is aborted when its caller has gone, and the answer is read no further", async () => {
    let cancel = () => {}
    const cancelled = new Promise<void>((resolve) => {
      cancel = resolve
    })
    const url = await serve(async (incoming, outgoing) => {
      const { signal } = toRequest(incoming, outgoing)
      const endless = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1024)),
        cancel: () => cancel(),
      })
      await sendResponse(new Response(endless, { headers: { "content-type": "text/event-stream" } }), outgoing)
      expect(signal.aborted).toBe(true)
    })
    const caller = new AbortController()
    const answer = await fetch(url, { signal: caller.signal })
    await answer.body?.getReader().read()
    caller.abort()
    await cancelled
  })

  it("is answered compressed where its caller reads that and the answer is worth it", async () => {
    const url = await serve((incoming, outgoing) =>
      sendResponse(new Response("star ".repeat(incoming.url === "/sky" ? 1_000 : 1)), outgoing),
    )
    const ask = async (path: string, encoding: string) => {
      const answer = await fetch(url + path, { headers: { "accept-encoding": encoding } })
      return [answer.headers.get("content-encoding"), (await answer.text()).length]
    }
    expect(await ask("/sky", "br, gzip")).toEqual(["gzip", 5_000])
    expect(await ask("/sky", "br")).toEqual([null, 5_000])
    expect(await ask("/star", "gzip")).toEqual([null, 5])
  })

  it("may be answered with several cookies", async () => {
    const url = await serve(async (_, outgoing) => {
      const headers = new Headers([
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ])
      await sendResponse(new Response(null, { status: 303, headers }), outgoing)
    })
    const answer = await fetch(url, { redirect: "manual" })
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"])
  })
})
