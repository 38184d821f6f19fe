/** A tenant's owner at their browser. Node resolves no `*.localhost`, so the host is told in a header. */
import { Agent, request } from "node:http"
import type { Ready } from "../launcher/launch.mjs"
import type { PlantedTenant } from "./plant.ts"

export interface Visitor {
  api: string
  headers: Record<string, string>
}

export const visitorOf = ({ api, web }: Ready, { slug, sessionToken }: PlantedTenant): Visitor => {
  const own = new URL(web)
  own.hostname = `${slug}.${own.hostname}`
  return { api, headers: { host: own.host, origin: own.origin, cookie: `__Host-nightjar=${sessionToken}` } }
}

/** Connections go before the server closes them, which it does after five seconds. */
const agent = new Agent({ keepAlive: true, timeout: 3_000 })

/** What stands at a path. Throws when it is not answered with 200. */
export const look = (visitor: Visitor, path: string): Promise<string> => send(visitor, path)

/** Carries out a verb and gives its answer back. Throws when it is refused. */
export const carryOut = async <Answer>(visitor: Visitor, verb: string, input: unknown): Promise<Answer> =>
  JSON.parse(await send(visitor, `/api/trpc/${verb}`, JSON.stringify(input))).result.data

/** With a body it is a POST. */
const send = ({ api, headers }: Visitor, path: string, body?: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent =
      body === undefined ? {} : { method: "POST", headers: { ...headers, "content-type": "application/json" } }
    const call = request(new URL(path, api), { headers, ...sent, agent })
    call.on("error", reject).on("response", async (response) => {
      const text = Buffer.concat(await response.toArray()).toString()
      if (response.statusCode === 200) resolve(text)
      else reject(new Error(`${path} was answered with ${response.statusCode}: ${text.slice(0, 500)}`))
    })
    call.end(body)
  })
