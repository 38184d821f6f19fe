/** A label of the tenant's own making, with a value on each monitor: `env = production`. */
import { zId } from "@nightjar/kit/id"
import { z } from "zod"

export const tagId = zId("tag")

/** Names of the palette; the screen decides what they look like in light and dark. */
export const tagColors = ["grey", "red", "orange", "amber", "green", "teal", "blue", "violet", "pink"] as const

export const tagInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: "A tag needs a name" })
    .max(40, { error: "A tag's name has at most 40 characters" }),
  color: z.enum(tagColors).default("grey"),
})

export const tagValue = z.string().trim().max(80, { error: "A tag's value has at most 80 characters" })
