import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, it } from "vitest"
import { createClient } from "./client.ts"

let server: Server
afterEach(() => server.close())

interface Refusal {
  status: number
  reason: string
}

/** A server that refuses so often, then answers; it counts how often it was asked. */
const startRefusing = async (refusals: Refusal[]) => {
  const asked: { method: string; url: string; authorization: string | undefined }[] = []
  server = createServer(({ method = "", url = "", headers }, response) => {
    const refusal = refusals[asked.length]
    asked.push({ method, url, authorization: headers.authorization })
    const data = { code: "X", httpStatus: refusal?.status, info: { reason: refusal?.reason } }
    response.writeHead(refusal?.status ?? 200, { "content-type": "application/json" })
    response.end(
      JSON.stringify(refusal ? { error: { message: "Not now.", code: -32000, data } } : { result: { data: {} } }),
    )
  })
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { asked, client: createClient({ url, apiKey: "nj_test" }) }
}

const busy = { status: 503, reason: "unavailable" }

it("asks a question again while nobody can answer it", async () => {
  const { client, asked } = await startRefusing([busy, { status: 429, reason: "rate_limited" }])
  expect(await client.monitor.summary.query()).toEqual({})
  expect(asked).toHaveLength(3)
  expect(asked[0]).toMatchObject({ method: "GET", authorization: "Bearer nj_test" })
})

it("does not repeat a verb, which may have been carried out", async () => {
  const { client, asked } = await startRefusing([busy, busy])
  const deleted = client.monitor.delete.mutate({ ids: [] })
  await expect(deleted).rejects.toMatchObject({ name: "NightjarError", reason: "unavailable", message: "Not now." })
  expect(asked).toHaveLength(1)
})

it("does not ask again what would be refused again", async () => {
  const { client, asked } = await startRefusing([{ status: 401, reason: "unauthenticated" }])
  await expect(client.monitor.summary.query()).rejects.toMatchObject({ reason: "unauthenticated" })
  expect(asked).toHaveLength(1)
})
