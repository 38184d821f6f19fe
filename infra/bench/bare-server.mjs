// @ts-check
/**
 * The least that Node can do for an answer from memory: what `pnpm bench statuspage` compares with. Forked; is sent one
 * answer, says on which port it gives it to everybody, and ends with who forked it.
 */
import { createServer } from "node:http"

/** @typedef {{ headers: string[], body: string }} Told names and values in turn; Base64 */

process.once("disconnect", () => process.exit())
process.once("message", (/** @type {Told} */ { headers, body }) => {
  const bytes = Buffer.from(body, "base64")
  const server = createServer((_, answer) => answer.writeHead(200, headers).end(bytes))
  server.listen(0, "127.0.0.1", () => process.send?.(server.address()))
})
