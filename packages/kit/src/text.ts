/** Text that people give to things. */
import { z } from "zod"

/** Controls break lists, PostgreSQL keeps no NUL and no half of a surrogate pair, an override turns its neighbours round. */
const unfit = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** A name: one line in any script, emoji welcome. */
export const zLine = (range: { min: 0 | 1; max: number }) =>
  z
    .string()
    .trim()
    .min(range.min, { error: "must not be empty" })
    .max(range.max, { error: `must have at most ${range.max} characters` })
    .refine((text) => !unfit.test(text), { error: "must be one line without control characters" })

/** The same, but for what a text of several lines is made of. */
const unfitInText = /(?![\n\t])\p{Cc}|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u

/** A text of any number of lines; line ends become `\n`. */
export const zText = (range: { max: number }) =>
  z
    .string()
    .overwrite((text) => text.replaceAll("\r\n", "\n").trim())
    .max(range.max, { error: `must have at most ${range.max.toLocaleString("en-US")} characters` })
    .refine((text) => !unfitInText.test(text), { error: "must not have control characters" })
