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

/** Carries out a verb and gives its answer back. Throws when it is refused. */
export const carryOut = <Answer>({ api, headers }: Visitor, verb: string, input: unknown): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const url = new URL(`/api/trpc/${verb}`, api)
    const call = request(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, agent })
    call.on("error", reject).on("response", async (response) => {
      const text = (await response.setEncoding("utf8").toArray()).join("")
      if (response.statusCode === 200) resolve(JSON.parse(text).result.data)
      else reject(new Error(`${verb} was answered with ${response.statusCode}: ${text}`))
    })
    call.end(JSON.stringify(input))
  })
