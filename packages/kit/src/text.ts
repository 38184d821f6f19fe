/** Text that people give to things. */
import { z } from "zod"

/** Controls break lists, PostgreSQL keeps no NUL and no half of a surrogate pair, an override turns its neighbours round. */
const unfit = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** Of several lines: tabs and line breaks are fit for it. */
const unfitLines = /[^\P{Cc}\t\n\r]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** What people write to each other: several lines in any script. */
export const zText = (range: { min: 0 | 1; max: number }) =>
  z
    .string()
    .trim()
    .min(range.min, { error: "must not be empty" })
    .max(range.max, { error: `must have at most ${range.max} characters` })
    .refine((text) => !unfitLines.test(text), { error: "must be text without control characters" })

/** A name: one line in any script, emoji welcome. */
export const zLine = (range: { min: 0 | 1; max: number }) =>
  z
    .string()
    .trim()
    .min(range.min, { error: "must not be empty" })
    .max(range.max, { error: `must have at most ${range.max} characters` })
    .refine((text) => !unfit.test(text), { error: "must be one line without control characters" })
