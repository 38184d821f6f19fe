/** What the editor holds of a status page. Pure. */
import { statusPageInput } from "@nightjar/core/status-page"
import { suggestSlug } from "@nightjar/core/tenant/slug"
import type { z } from "zod"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { layoutOf, type Row, rowsOf } from "./rows.ts"

export interface Draft {
  title: string
  /** Null until somebody types one: the title suggests it. */
  slug: string | null
  description: string
  theme: ShownStatusPage["theme"]
  logo: string | null
  rows: Row[]
}

export const emptyDraft: Draft = { title: "", slug: null, description: "", theme: "auto", logo: null, rows: [] }

export const draftOf = ({ title, slug, description, theme, logo, layout, monitors }: ShownStatusPage): Draft => ({
  title,
  slug,
  description,
  theme,
  logo,
  rows: rowsOf(layout, new Map(monitors.map(({ id, name }) => [id, name]))),
})

export const slugOf = ({ slug, title }: Draft): string => slug ?? suggestSlug(title)

export const inputOf = (draft: Draft): z.input<typeof statusPageInput> => {
  const { rows, ...look } = draft
  return { ...look, slug: slugOf(draft), layout: layoutOf(rows) }
}

/** What is wrong, by field: the same sentences that the server would say. Of the layout it is the layout itself. */
export const problemsOf = (draft: Draft): Record<string, string> => {
  const input = inputOf(draft)
  const issues = statusPageInput.safeParse(input).error?.issues ?? []
  return Object.fromEntries(
    issues.map(({ path, message }) => [path[0] === "layout" ? "layout" : path.join("."), message]),
  )
}
