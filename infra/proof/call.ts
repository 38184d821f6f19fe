/** Plain HTTP, as tools that know nothing of us speak it. */
import { type OutgoingHttpHeaders, request } from "node:http"
import { inject } from "vitest"

export interface Call {
  /** Before the apex: `acme` asks acme.localhost. Node resolves no `*.localhost`, so it goes as a header. */
  tenant?: string
  method?: string
  path: string
  headers?: OutgoingHttpHeaders
  /** Anything but text goes as JSON. */
  body?: unknown
  /** The loopback address that it comes from: rate limits count by address. */
  from?: string
}

export interface Answer {
  status: number
  headers: NodeJS.Dict<string | string[]>
  text: string
}

export const call = ({ tenant, method = "GET", path, headers = {}, body, from }: Call): Promise<Answer> => {
  const web = new URL(inject("stack").web)
  const host = tenant ? `${tenant}.${web.host}` : web.host
  const text = typeof body === "string" ? body : body && JSON.stringify(body)
  const own = { host, origin: `http://${host}`, ...(text ? { "content-type": "application/json" } : {}) }
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: web.port, method, path, localAddress: from, headers: { ...own, ...headers } },
      async (response) => {
        const answered = (await response.setEncoding("utf8").toArray()).join("")
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: answered })
      },
    )
    sent.once("error", reject).end(text)
  })
}
