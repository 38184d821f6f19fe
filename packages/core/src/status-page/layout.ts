/** What a page shows, in which order. */
import { zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"

const item = z.object({
  monitorId: zId("monitor"),
  /** What visitors call it; null for the monitor's own name. */
  name: zLine({ min: 1, max: 150 }).nullable().default(null),
  /** Whether visitors may see how fast it answers. */
  showsLatency: z.boolean().default(false),
})

const group = z.object({
  /** Empty for items that stand under no heading. */
  name: zLine({ min: 0, max: 100 }).default(""),
  items: z.array(item).max(200, { error: "A group holds at most 200 monitors" }),
})

const mostItems = 300

export const layout = z
  .array(group)
  .max(50, { error: "A page holds at most 50 groups" })
  .superRefine((groups, { addIssue }) => {
    const ids = monitorsIn(groups)
    if (ids.length > mostItems) addIssue({ code: "custom", message: `A page holds at most ${mostItems} monitors` })
    if (new Set(ids).size < ids.length) addIssue({ code: "custom", message: "A page shows each monitor once" })
  })
export type Layout = z.output<typeof layout>
export type LayoutItem = Layout[number]["items"][number]

export const monitorsIn = (groups: Layout) => groups.flatMap(({ items }) => items.map(({ monitorId }) => monitorId))

/** Without the items of monitors that are no longer there. */
export const withoutGone = (groups: Layout, there: { has(id: LayoutItem["monitorId"]): boolean }): Layout =>
  groups.map((each) => ({ ...each, items: each.items.filter(({ monitorId }) => there.has(monitorId)) }))
