/** The HTTP face, the same with and without TLS. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http"
import { behaviours, say } from "./behaviours.ts"
import type { Journal } from "./journal.ts"

export interface WebOptions {
  journal: Journal
  switches: Map<string, "up" | "down">
  /** PEM, served at `/ca.pem`. */
  authority: string
}

const page = `A target that behaves as asked:\n${Object.keys(behaviours)
  .map((name) => `  /${name}`)
  .join("\n")}\n  /log /ca.pem\n`

/** Requests for `/log`, `/ca.pem` and `/` are not written down. */
export const webListener = ({ journal, switches, authority }: WebOptions): RequestListener => {
  const own: Record<string, (answer: ServerResponse) => void> = {
    "/": (answer) => say(answer, 200, page),
    "/ca.pem": (answer) => say(answer, 200, authority),
    "/log": (answer) => say(answer, 200, JSON.stringify(journal.summary()), { "content-type": "application/json" }),
  }
  return (request: IncomingMessage, answer: ServerResponse) => {
    const path = request.url ?? "/"
    const ours = own[path]
    if (ours) return ours(answer)
    journal.write(request.method ?? "GET", path)
    const [route = "", search] = path.split("?", 2)
    const [, name = "", ...rest] = route.split("/")
    const behave = behaviours[name]
    if (!behave) return say(answer, 404, `No behaviour is called "${name}".\n${page}`)
    behave({ request, answer, query: new URLSearchParams(search), rest: rest.join("/"), switches })
  }
}
