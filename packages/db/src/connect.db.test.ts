import { once } from "node:events"
import { type AddressInfo, connect, createServer } from "node:net"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createTestDatabase, type TestDatabase } from "../testing/index.ts"
import { openRawPool } from "./connect.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** Stands before the database until somebody says `word` to it; then the line is cut, and nobody answers any more. */
const cutAt = async (word: string) => {
  const { hostname, port } = new URL(database.url)
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const cut = () => {
      server.close()
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on("error", () => {})
    near.on("data", (bytes) => (bytes.includes(word) ? cut() : far.write(bytes)))
    far.pipe(near)
    near.on("close", () => far.destroy())
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const url = new URL(database.url)
  url.hostname = "127.0.0.1"
  url.port = String((server.address() as AddressInfo).port)
  return url.href
}

it("tells whoever asked, and no process, that a connection was lost while it began", async () => {
  const pool = openRawPool(await cutAt("pg_catalog.pg_type"), { max: 1, name: "test" })
  await expect(pool`select 1`).rejects.toThrow("ECONNREFUSED")
  await pool.end({ timeout: 1 })
})
