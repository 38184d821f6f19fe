/** A page that tells visitors how some monitors are. Safe in the browser. */
import { zId } from "@nightjar/kit/id"
import { zLine, zText } from "@nightjar/kit/text"
import { z } from "zod"
import { tenantSlug } from "../tenant/tenant.ts"
import { layout } from "./layout.ts"
import { zLogo } from "./logo.ts"

export const statusPageId = zId("statusPage")

/** To a visitor a page that is not published is one that never was. */
export const pageStates = ["draft", "published", "unpublished"] as const
export type PageState = (typeof pageStates)[number]

/** `auto` goes by what the visitor's system says. */
export const themes = ["auto", "light", "dark"] as const
export type Theme = (typeof themes)[number]

/** What a visitor sees of the page itself. */
export const statusPageLook = z.object({
  title: zLine({ min: 1, max: 100 }),
  description: zText({ max: 1_000 }).default(""),
  theme: z.enum(themes).default("auto"),
  logo: zLogo.nullable().default(null),
  layout: layout.default([]),
})
export type StatusPageLook = z.output<typeof statusPageLook>

/** Its slug is, as a workspace's, the first word of a host name, so the same words are free and reserved. */
export const statusPageInput = statusPageLook.extend({ slug: tenantSlug })
export type StatusPageInput = z.output<typeof statusPageInput>

/** An edit names the version it was made from; another's edit in between is answered with `stale`. */
export const statusPageEdit = statusPageInput.extend({ id: statusPageId, version: z.number().int() })
