/** Answers for status pages: mostly of bytes that are in memory. */
import type { IncomingMessage, ServerResponse } from "node:http"
import type { Picture } from "@nightjar/core/snapshot/picture"
import { pageUrl } from "@nightjar/core/tenant/host"
import { isAppError } from "@nightjar/kit/error"
import messages from "../../messages/en.json" with { type: "json" }
import type { House } from "../house.ts"
import type { Pages } from "../pages.ts"
import type { Form, PageAddress } from "./address.ts"
import { type Bytes, bytesOf, sendBytes } from "./bytes.ts"
import { documentPolicy, drawDocument } from "./document.tsx"
import { type Edition, editionOf } from "./edition.tsx"
import { Nothing } from "./nothing.tsx"
import type { Copy } from "./shelf.ts"
import { openStylesheets } from "./stylesheets.ts"

interface Exchange {
  incoming: IncomingMessage
  outgoing: ServerResponse
}

/** Caches may keep a page for as long as this process would, and longer where it does not answer. */
const kept = "public, max-age=2, stale-if-error=86400"
const headersOf: Readonly<Record<Form, Record<string, string>>> = {
  html: { "cache-control": kept, "content-security-policy": documentPolicy },
  summary: { "cache-control": kept, "access-control-allow-origin": "*" },
  rss: { "cache-control": kept },
  atom: { "cache-control": kept },
  logo: { "cache-control": "public, max-age=300" },
}

export const createPublishedAnswer = (house: Pick<House, "shelf" | "site" | "env">, pages: Pages) => {
  const { shelf, site, env } = house
  const askStylesheets = openStylesheets(pages, env)
  const editions = new WeakMap<Picture, Map<string, Edition>>()

  const editionFor = async ({ picture }: Copy, { slug, base }: PageAddress): Promise<Edition> => {
    const known = editions.get(picture)?.get(base)
    if (known && env.NODE_ENV !== "development") return known
    const edition = editionOf(picture, { slug, url: pageUrl(slug, site), base, stylesheets: await askStylesheets() })
    editions.set(picture, (editions.get(picture) ?? new Map<string, Edition>()).set(base, edition))
    return edition
  }

  const blanks = new Map<string, Bytes>()
  const sayNothing = async (why: "notFound" | "unavailable", exchange: Exchange) => {
    const title = messages.publicPage[why].title
    const bytes =
      blanks.get(why) ??
      bytesOf(
        "text/html; charset=utf-8",
        drawDocument({ title, stylesheets: await askStylesheets() }, <Nothing why={why} />),
      )
    blanks.set(why, bytes)
    const headers = { "cache-control": "no-store", "content-security-policy": documentPolicy }
    if (why === "notFound") sendBytes(bytes, exchange, { status: 404, headers })
    else sendBytes(bytes, exchange, { status: 503, headers: { ...headers, "retry-after": "5" } })
  }

  const show = async (address: PageAddress, copy: Copy, exchange: Exchange) => {
    const ageMs = Math.max(0, Date.now() - copy.builtAt.getTime())
    const edition = await editionFor(copy, address)
    const bytes = address.form && edition.bytes(address.form, copy.isStale ? ageMs : null)
    if (!bytes || !address.form) return sayNothing("notFound", exchange)
    sendBytes(bytes, exchange, { headers: { ...headersOf[address.form], age: Math.floor(ageMs / 1_000) } })
  }

  return async (address: PageAddress, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const exchange = { incoming, outgoing }
    if (incoming.method !== "GET" && incoming.method !== "HEAD")
      return void outgoing.writeHead(405, { allow: "GET, HEAD" }).end()
    try {
      const copy = await shelf.find(address.slug)
      await (copy ? show(address, copy, exchange) : sayNothing("notFound", exchange))
    } catch (error) {
      if (!isAppError(error) || error.code !== "unavailable") throw error
      await sayNothing("unavailable", exchange)
    }
  }
}
