/** What the editor holds of a status page. Pure. */
import { statusPageInput } from "@nightjar/core/status-page"
import { suggestSlug } from "@nightjar/core/tenant/slug"
import type { z } from "zod"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { layoutOf, type Row, rowsOf } from "./rows.ts"

export interface Draft {
  /** Of the page that it was made from; 0 where there was none. */
  version: number
  title: string
  /** Null until somebody types one: the title suggests it. */
  slug: string | null
  description: string
  theme: ShownStatusPage["theme"]
  logo: string | null
  rows: Row[]
}

export const emptyDraft: Draft = {
  version: 0,
  title: "",
  slug: null,
  description: "",
  theme: "auto",
  logo: null,
  rows: [],
}

export const draftOf = (page: ShownStatusPage): Draft => {
  const { version, title, slug, description, theme, logo, layout, monitors } = page
  const ownNames = new Map(monitors.map(({ id, name }) => [id, name]))
  return { version, title, slug, description, theme, logo, rows: rowsOf(layout, ownNames) }
}

export const slugOf = ({ slug, title }: Pick<Draft, "slug" | "title">): string => slug ?? suggestSlug(title)

export type Input = z.input<typeof statusPageInput>

export const inputOf = (draft: Draft): Input => {
  const { version, rows, ...look } = draft
  return { ...look, slug: slugOf(draft), layout: layoutOf(rows) }
}

export type Problems = Readonly<Record<string, string | undefined>>

/** Of all that is in the layout it is the layout itself. */
const fieldAt = (path: string): string => path.split(".", 1)[0]!

/** What is wrong, by field: the same sentences that the server would say. */
export const problemsOf = (draft: Draft): Problems => {
  const issues = statusPageInput.safeParse(inputOf(draft)).error?.issues ?? []
  return Object.fromEntries(issues.map(({ path, message }) => [fieldAt(path.join(".")), message]))
}

/** What the server objected to, by field, as far as it still is as it was sent. */
export const objectionsTo = (draft: Draft, sent: Input, fields: Problems): Problems => {
  const input = inputOf(draft)
  const isAsSent = (field: string) =>
    JSON.stringify(input[field as keyof Input]) === JSON.stringify(sent[field as keyof Input])
  const byField = Object.entries(fields).map(([path, message]) => [fieldAt(path), message] as const)
  return Object.fromEntries(byField.filter(([field]) => isAsSent(field)))
}
