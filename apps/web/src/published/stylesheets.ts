/** Where Next keeps the styles of all pages: it knows by its own build, so it is asked once. */
import type { WebEnv } from "../env.ts"
import type { Pages } from "../pages.ts"

export const openStylesheets = (
  pages: Pages,
  { STATUS_DOMAIN, NODE_ENV }: Pick<WebEnv, "STATUS_DOMAIN" | "NODE_ENV">,
): (() => Promise<readonly string[]>) => {
  let known: Promise<readonly string[]> | null = null
  const ask = async () => {
    // Nothing of Next's stands on a page's host, so what it draws is its own "not found", in the styles of all.
    const { html } = await pages.draw("/", { host: `x.${STATUS_DOMAIN}` })
    const links = html.match(/<link\b[^>]*>/g) ?? []
    const sheets = links.filter((link) => link.includes('rel="stylesheet"'))
    return [...new Set(sheets.flatMap((link) => /href="([^"]+)"/.exec(link)?.[1] ?? []))]
  }
  return () => {
    // In development a page may have changed since.
    if (NODE_ENV === "development") return ask()
    known ??= ask().catch((error) => {
      known = null
      throw error
    })
    return known
  }
}
