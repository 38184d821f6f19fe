/** Answers for status pages: mostly of bytes that are in memory. */
import type { Picture } from "@nightjar/core/snapshot/picture"
import { pageUrl } from "@nightjar/core/tenant/host"
import { isAppError } from "@nightjar/kit/error"
import messages from "../../messages/en.json" with { type: "json" }
import type { House } from "../house.ts"
import { countRequest } from "../metrics.ts"
import type { Pages } from "../pages.ts"
import type { Form, PageAddress } from "./address.ts"
import { type Bytes, bytesOf, type Exchange, type FlatHeaders, isKnown, sendBytes } from "./bytes.ts"
import { documentPolicy, drawDocument } from "./document.tsx"
import { type Edition, editionOf } from "./edition.tsx"
import { Nothing } from "./nothing.tsx"
import type { Copy } from "./shelf.ts"
import { openStylesheets } from "./stylesheets.ts"

/** What its requests are counted under. */
const door = "status-page"

/** Caches may keep a page for as long as this process would, and longer where it does not answer. */
const kept = "public, max-age=2, stale-if-error=86400"
const headersOf: Readonly<Record<Form, FlatHeaders>> = {
  html: ["cache-control", kept, "content-security-policy", documentPolicy],
  summary: ["cache-control", kept, "access-control-allow-origin", "*"],
  rss: ["cache-control", kept],
  atom: ["cache-control", kept],
  logo: ["cache-control", "public, max-age=300"],
}
type Why = "notFound" | "unavailable"
const blank = ["cache-control", "no-store", "content-security-policy", documentPolicy]
const nothings: Readonly<Record<Why, { status: number; headers: FlatHeaders }>> = {
  notFound: { status: 404, headers: blank },
  unavailable: { status: 503, headers: [...blank, "retry-after", 5] },
}

type Send = (bytes: Bytes, exchange: Exchange, answer: { status: number; headers: FlatHeaders }) => void | Promise<void>

/** What is said where there is no page to show; drawn once. */
const createNothings = (askStylesheets: () => Promise<readonly string[]>, send: Send) => {
  const blanks = new Map<Why, Bytes>()
  const draw = async (why: Why): Promise<Bytes> => {
    const { title } = messages.publicPage[why]
    const html = drawDocument({ title, stylesheets: await askStylesheets() }, <Nothing why={why} />)
    const bytes = bytesOf("text/html; charset=utf-8", html)
    blanks.set(why, bytes)
    return bytes
  }
  return async (why: Why, exchange: Exchange) => send(blanks.get(why) ?? (await draw(why)), exchange, nothings[why])
}

/** @param fixed headers of every answer */
export const createPublishedAnswer = (
  { shelf, site, env }: Pick<House, "shelf" | "site" | "env">,
  { pages, fixed }: { pages: Pages; fixed: Readonly<Record<string, string>> },
) => {
  const always = Object.entries(fixed).flat()
  const askStylesheets = openStylesheets(pages, env)
  const editions = new WeakMap<Picture, Map<string, Edition>>()

  const editionFor = async ({ picture }: Copy, { slug, base }: PageAddress): Promise<Edition> => {
    const stylesheets = await askStylesheets()
    // Many wait for this at once, and one edition is enough.
    const all = editions.get(picture) ?? new Map<string, Edition>()
    const edition = all.get(base) ?? editionOf(picture, { slug, url: pageUrl(slug, site), base, stylesheets })
    editions.set(picture, all.set(base, edition))
    return edition
  }

  const send: Send = (bytes, exchange, { status, headers }) => {
    countRequest(door, status)
    return sendBytes(bytes, exchange, { status, headers: [...always, ...headers] })
  }
  const sayNothing = createNothings(askStylesheets, send)

  const show = (edition: Edition, copy: Copy, { form }: PageAddress, exchange: Exchange): void | Promise<void> => {
    const ageMs = Math.max(0, Date.now() - copy.builtAt.getTime())
    const bytes = form && edition.bytes(form, copy.isStale ? ageMs : null)
    if (!bytes || !form) return sayNothing("notFound", exchange)
    const status = isKnown(bytes, exchange) ? 304 : 200
    // Of a fresh page it would tell caches that they need not keep it.
    const age = copy.isStale ? ["age", Math.floor(ageMs / 1_000)] : []
    return send(bytes, exchange, { status, headers: [...headersOf[form], ...age] })
  }

  const showSoon = async (finding: Copy | null | Promise<Copy | null>, address: PageAddress, exchange: Exchange) => {
    try {
      const copy = await finding
      await (copy ? show(await editionFor(copy, address), copy, address, exchange) : sayNothing("notFound", exchange))
    } catch (error) {
      if (!isAppError(error) || error.code !== "unavailable") throw error
      await sayNothing("unavailable", exchange)
    }
  }

  /** At once where all is known: with Next in the process, the promises of an answer cost more than the answer. */
  return (address: PageAddress, exchange: Exchange): void | Promise<void> => {
    const { method } = exchange.incoming
    if (method !== "GET" && method !== "HEAD") {
      countRequest(door, 405)
      return void exchange.outgoing.writeHead(405, [...always, "allow", "GET, HEAD"] as never).end()
    }
    const found = shelf.find(address.slug)
    const edition = found && "picture" in found ? editions.get(found.picture)?.get(address.base) : undefined
    return edition ? show(edition, found as Copy, address, exchange) : showSoon(found, address, exchange)
  }
}
