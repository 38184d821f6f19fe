import { once } from "node:events"
import { createServer, type IncomingMessage, request } from "node:http"
import type { AddressInfo } from "node:net"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { describe, expect, it, onTestFinished } from "vitest"
import { bytesOf, isKnown, sendBytes } from "./bytes.ts"

/** A server of nothing but these bytes. */
const serve = async (content: string, type = "text/html; charset=utf-8") => {
  const bytes = bytesOf(type, content)
  const server = createServer(async (incoming, outgoing) => {
    const exchange = { incoming, outgoing }
    await sendBytes(bytes, exchange, { status: isKnown(bytes, exchange) ? 304 : 200, headers: ["x-mine", "1"] })
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => void server.close())
  return async (headers: Record<string, string> = {}, method = "GET") => {
    const { port } = server.address() as AddressInfo
    const asking = request({ host: "127.0.0.1", port, method, headers, agent: false }).end()
    const [answer] = (await once(asking, "response")) as [IncomingMessage]
    return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(await answer.toArray()) }
  }
}

const text = "All systems are up. ".repeat(500)

describe("bytes", () => {
  it.each([
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["gzip;q=0", undefined],
    ["identity", undefined],
  ])("for who takes %s are packed as %s", async (accepted, packing) => {
    const ask = await serve(text)
    const unpack = { br: brotliDecompressSync, gzip: gunzipSync }
    // The first time they are packed, the second time they are there.
    for (let time = 0; time < 2; time++) {
      const { headers, body } = await ask({ "accept-encoding": accepted })
      expect(headers).toMatchObject({ vary: "accept-encoding", "content-length": String(body.length), "x-mine": "1" })
      expect(headers["content-encoding"]).toBe(packing)
      expect((packing ? unpack[packing as "br" | "gzip"](body) : body).toString()).toBe(text)
    }
  })

  it("that are few, or an image, are sent as they are", async () => {
    for (const ask of [await serve("few"), await serve(text, "image/png")])
      expect((await ask({ "accept-encoding": "br, gzip" })).headers["content-encoding"]).toBeUndefined()
  })

  it("are not sent to who has them, packed or not, nor to who asks for the head alone", async () => {
    const ask = await serve(text)
    const { etag = "" } = (await ask()).headers
    expect(await ask({ "if-none-match": `"other", ${etag}`, "accept-encoding": "br" })).toMatchObject({
      status: 304,
      headers: { etag, vary: "accept-encoding", "x-mine": "1" },
      body: Buffer.alloc(0),
    })
    expect((await ask({ "if-none-match": '"other"' })).status).toBe(200)
    const head = await ask({}, "HEAD")
    expect(head).toMatchObject({ status: 200, body: Buffer.alloc(0) })
    expect(head.headers["content-length"]).toBe(String(text.length))
  })
})
