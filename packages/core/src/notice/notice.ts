/** What people tell visitors themselves: that something is wrong, and how it goes on. Safe in the browser. */
import { zId } from "@nightjar/kit/id"
import { zLine, zText } from "@nightjar/kit/text"
import { z } from "zod"

export const noticeId = zId("notice")

export const noticeStates = ["investigating", "identified", "monitoring", "resolved"] as const
export type NoticeState = (typeof noticeStates)[number]

/** How bad it is for a visitor, from not at all to as bad as can be. */
export const impacts = ["none", "minor", "major", "critical"] as const
export type Impact = (typeof impacts)[number]

const updateText = zText({ max: 5_000 }).min(1, { error: "must not be empty" })
const goingOn = z.enum(noticeStates).exclude(["resolved"])

export const noticeInput = z.object({
  title: zLine({ min: 1, max: 150 }),
  impact: z.enum(impacts).default("minor"),
  state: goingOn.default("investigating"),
  /** The first update. */
  text: updateText,
  /** Null for all pages of the workspace. */
  statusPageId: zId("statusPage").nullable().default(null),
  /** What is affected. */
  monitors: z.array(zId("monitor")).max(300, { error: "At most 300 monitors" }).default([]),
})
export type NoticeInput = z.output<typeof noticeInput>

export const noticeUpdateInput = z.object({
  id: noticeId,
  state: goingOn,
  text: updateText,
  /** Where it has changed. */
  impact: z.enum(impacts).optional(),
})

export const noticeResolution = z.object({ id: noticeId, text: updateText })
