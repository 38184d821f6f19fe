import AxeBuilder from "@axe-core/playwright"
import type { Page } from "playwright-core"

/** What axe finds on a page as it stands, and whether anything is cut off. */
export const problemsOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1)
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`),
    ...(isTooWide ? ["scrolls sideways"] : []),
  ]
}
