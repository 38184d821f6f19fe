/** A label of the tenant's own making, with a value on each monitor: `env = production`. */
import { zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"

export const tagId = zId("tag")

/** Names of the palette; the screen decides what they look like in light and dark. */
export const tagColors = ["grey", "red", "orange", "amber", "green", "teal", "blue", "violet", "pink"] as const
export type TagColor = (typeof tagColors)[number]

export const tagInput = z.object({
  name: zLine({ min: 1, max: 40 }),
  color: z.enum(tagColors).default("grey"),
})

export const tagValue = zLine({ min: 0, max: 80 })
