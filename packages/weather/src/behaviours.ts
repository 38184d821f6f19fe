/** What the target does, by path. Each takes what the query says and answers, or misbehaves, as promised. */
import type { IncomingMessage, ServerResponse } from "node:http"
import { badBody, bomb, endless, huge } from "./bodies.ts"

export interface Asked {
  request: IncomingMessage
  answer: ServerResponse
  query: URLSearchParams
  /** What stands behind the first segment: `teapot` of `/switch/teapot`. */
  rest: string
  switches: Map<string, "up" | "down">
}

export type Behaviour = (asked: Asked) => void

export const say = (answer: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) => {
  answer.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    ...headers,
  })
  answer.end(text)
}

const numberOf = (query: URLSearchParams, name: string, fallback: number) => Number(query.get(name) ?? fallback)

/** The pair that `/auth` accepts, beside the bearer token `nightjar`. */
const credentials = ["Basic bmlnaHQ6amFy", "Bearer nightjar"]

const redirect: Behaviour = ({ answer, query }) => {
  const left = numberOf(query, "n", 1)
  const location = query.get("to") ?? (left > 1 ? `/redirect?n=${left - 1}` : "/fair")
  say(answer, numberOf(query, "status", 302), "elsewhere\n", { location })
}

const auth: Behaviour = ({ request, answer }) => {
  if (credentials.includes(request.headers.authorization ?? "")) say(answer, 200, "welcome\n")
  else say(answer, 401, "who are you?\n", { "www-authenticate": 'Basic realm="weather"' })
}

/** `POST /switch/name?state=down` sets it, anything else asks it; a switch nobody touched is up. */
const turn: Behaviour = ({ request, answer, query, rest, switches }) => {
  if (request.method === "POST") switches.set(rest, query.get("state") === "down" ? "down" : "up")
  const state = switches.get(rest) ?? "up"
  say(answer, state === "up" || request.method === "POST" ? 200 : 503, `${state}\n`)
}

const flapping: Behaviour = ({ answer, query }) => {
  const up = Math.floor(Date.now() / (numberOf(query, "every", 60) * 1_000)) % 2 === 0
  say(answer, up ? 200 : 503, up ? "up\n" : "down\n")
}

const slow: Behaviour = ({ answer, query }) => {
  const timer = setTimeout(() => say(answer, 200, "at last\n"), numberOf(query, "ms", 1_000))
  answer.on("close", () => clearTimeout(timer))
}

const echo: Behaviour = async ({ request, answer }) => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  const { method, url, headers } = request
  say(answer, 200, JSON.stringify({ method, url, headers, body: Buffer.concat(pieces).toString() }), {
    "content-type": "application/json",
  })
}

/** Sends everybody in a circle who does not come back with its cookie. */
const cookie: Behaviour = ({ request, answer }) => {
  if (request.headers.cookie?.includes("weather=fair")) say(answer, 200, "fair\n")
  else say(answer, 302, "again\n", { location: "/cookie", "set-cookie": "weather=fair; Path=/; HttpOnly" })
}

export const behaviours: Record<string, Behaviour> = {
  fair: ({ answer }) => say(answer, 200, "fair\n"),
  down: ({ answer }) => say(answer, 503, "down\n"),
  slow,
  flapping,
  redirect,
  cookie,
  auth,
  echo,
  huge,
  endless,
  bomb,
  "bad-body": badBody,
  switch: turn,
  status: ({ answer, rest }) => say(answer, Number(rest), `${rest}\n`),
  keyword: ({ answer, query }) => say(answer, 200, `The word is ${query.get("say") ?? "nightjar"}.\n`),
  headers: ({ answer, query }) =>
    say(answer, 200, "heavy\n", { "x-heavy": "h".repeat(numberOf(query, "bytes", 65_536)) }),
  /** Never answers. */
  cold: () => {},
  resets: ({ request }) => void request.socket.resetAndDestroy(),
  garbage: ({ request }) => void request.socket.end("this is not HTTP\r\n\r\n"),
  /** Promises more than it sends. */
  cut: ({ request }) => void request.socket.end("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf of it"),
}
