// @ts-check
import { readJson, writeJson } from "./files.mjs"

/** @typedef {{ tenant: string, email: string, password: string, apiKey: string }} Demo */

/**
 * The demo tenant's login. The seed makes it up and tells it once, into an empty database; it is kept in
 * `demo.json` together with the database it belongs to, since the same folder may later be used with another.
 * @param {object} options
 * @param {string} options.file
 * @param {string} options.databaseUrl
 * @param {boolean} options.embedded the embedded database gets another port at every start
 * @param {string} options.seedOutput its last line is JSON: `{ "demo": Demo | null }`
 * @returns {Demo | null}
 */
export const keepDemo = ({ file, databaseUrl, embedded, seedOutput }) => {
  const { hostname, port, pathname } = new URL(databaseUrl)
  const database = embedded ? "embedded" : `${hostname}:${port || 5432}${pathname}`
  const fresh = lastJson(seedOutput)?.demo
  if (fresh) writeJson(file, { database, ...fresh })
  const kept = readJson(file)
  if (kept?.database !== database) return null
  const { database: _, ...demo } = kept
  return demo
}

/** @param {string} output */
const lastJson = (output) => {
  try {
    return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "")
  } catch {
    return null
  }
}
