/**
 * A pretend Stripe: a real HTTP server that speaks the part of its protocol which Nightjar uses, shows pages where cards are
 * tried and plans are changed, and sends signed webhooks. For demos and tests: no money moves.
 */
import { once } from "node:events"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { messageOf } from "@nightjar/kit/error"
import Stripe from "stripe"
import { answer } from "./api.ts"
import { type Books, type Event, emptyBooks, newObjectId, nowOf } from "./books.ts"
import { advance, catchUp } from "./clock.ts"
import { readForm } from "./form.ts"
import { visitHosted } from "./hosted.ts"
import type { Desk } from "./life.ts"
import { createPostman, type Postman } from "./postman.ts"
import { Problem } from "./problem.ts"

export interface PretendOptions {
  /** 0 takes a free one. */
  port: number
  secretKey: string
  webhook: { url: string; secret: string }
  /** Where the books are kept from start to start; in memory alone unless set. */
  file?: string | undefined
}

export interface Pretend {
  /** Its API and its pages. */
  url: string
  books: Books
  postman: Postman
  /** Moves its time on by so many milliseconds; what is due happens. */
  advance(ms: number): void
  close(): Promise<void>
}

const readBooks = (file: string | undefined): Books => {
  try {
    return file ? JSON.parse(readFileSync(file, "utf8")) : emptyBooks()
  } catch {
    return emptyBooks()
  }
}

const keepBooks = (file: string, books: Books) => {
  writeFileSync(`${file}.new`, JSON.stringify(books), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export const startPretend = async ({ port, secretKey, webhook, file }: PretendOptions): Promise<Pretend> => {
  const books = readBooks(file)
  const postman = createPostman(webhook)
  const emit = (type: string, object: object) => {
    const event = eventOf(books, type, object)
    books.events[event.id] = event
    postman.take(event)
  }
  const desk: Desk = { books, emit }

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing)
      .catch((error) => sendProblem(outgoing, error))
      .finally(() => file && keepBooks(file, books))
  })

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = "GET" } = incoming
    const { pathname, search } = new URL(incoming.url ?? "/", url)
    const body = await textOf(incoming)
    catchUp(desk)
    if (!pathname.startsWith("/v1/")) {
      const form = method === "POST" ? readForm(body) : null
      const shown = visitHosted({ desk, postman, form }, pathname)
      if ("location" in shown) outgoing.writeHead(303, { location: shown.location }).end()
      else outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(shown.html)
      return
    }
    if (incoming.headers.authorization !== `Bearer ${secretKey}`)
      throw new Problem(401, "invalid_request_error", "Invalid API Key provided.", { code: "api_key_invalid" })
    const fields = readForm(method === "POST" ? body : search)
    const ask = () => answer({ desk, fields, own: url }, method, pathname)
    const key = incoming.headers["idempotency-key"]
    if (method !== "POST" || typeof key !== "string") return sendJson(outgoing, 200, ask())
    const { answered, isAgain } = answerOnce(books, { key, asked: `${pathname} ${body}`, ask })
    sendJson(outgoing, 200, answered, isAgain ? { "idempotent-replayed": "true" } : {})
  }

  server.listen({ host: "127.0.0.1", port })
  await once(server, "listening")
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    books,
    postman,
    advance: (ms) => advance(desk, ms),
    async close() {
      postman.close()
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
  }
}

/** As things are at this moment. */
const eventOf = (books: Books, type: string, object: object): Event => ({
  id: newObjectId("evt"),
  object: "event",
  type,
  created: nowOf(books),
  api_version: Stripe.API_VERSION,
  livemode: false,
  pending_webhooks: 1,
  request: null,
  data: { object: structuredClone(object) },
})

/** Whoever repeats a key gets the same answer, and is refused when it comes with another question. */
const answerOnce = (books: Books, { key, asked, ask }: { key: string; asked: string; ask: () => object }) => {
  const before = books.answered[key]
  if (before && before.asked !== asked)
    throw new Problem(
      400,
      "idempotency_error",
      "Keys for idempotent requests can only be used with the same parameters they were first used with.",
    )
  if (before) return { answered: before.body, isAgain: true }
  const answered = structuredClone(ask())
  books.answered[key] = { asked, body: answered }
  return { answered, isAgain: false }
}

/** The largest form that is read, bytes. */
const mostBytes = 100_000

const textOf = async (incoming: IncomingMessage): Promise<string> => {
  let text = ""
  for await (const piece of incoming.setEncoding("utf8")) {
    text += piece
    if (text.length > mostBytes) throw new Problem(413, "invalid_request_error", "The request is too large.")
  }
  return text
}

const sendJson = (outgoing: ServerResponse, status: number, body: object, headers: Record<string, string> = {}) => {
  const own = { "content-type": "application/json", "request-id": newObjectId("req"), ...headers }
  outgoing.writeHead(status, own).end(JSON.stringify(body, null, 2))
}

const sendProblem = (outgoing: ServerResponse, error: unknown) => {
  const problem = error instanceof Problem ? error : new Problem(500, "api_error", messageOf(error))
  sendJson(outgoing, problem.status, problem.body)
}
