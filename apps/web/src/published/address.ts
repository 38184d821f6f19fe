/** Which published page a request asks for, and in which form. Pure. */
import { classifyHost, type HostRules } from "@nightjar/core/tenant/host"

export type Form = "html" | "summary" | "rss" | "atom" | "logo"

export interface PageAddress {
  slug: string
  /** Null: nothing of a page stands there. */
  form: Form | null
  /** What stands before every path of the page: nothing on a host of its own. */
  base: string
}

const forms: Readonly<Record<string, Form>> = {
  "/": "html",
  "/api/v2/summary.json": "summary",
  "/feed.rss": "rss",
  "/feed.atom": "atom",
  "/logo": "logo",
}

/** As Next has them, on every host: styles, fonts and the icon. */
const isAsset = (path: string) => path.startsWith("/_next/") || path === "/icon.svg"

const below = /^\/status\/([a-z0-9-]{1,63})(\/.*)?$/

/** Null where no status page is asked for. */
export const pageAddress = (host: string | undefined, url: string, rules: HostRules): PageAddress | null => {
  const path = url.split("?", 1)[0]!
  const kind = classifyHost(host, rules)
  if (kind.kind === "page") {
    if (isAsset(path)) return null
    return { slug: kind.page, form: forms[path] ?? null, base: "" }
  }
  const [, slug, rest = "/"] = (kind.kind === "only" && below.exec(path)) || []
  return slug ? { slug, form: forms[rest] ?? null, base: `/status/${slug}` } : null
}
