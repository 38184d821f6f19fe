/** What became of one attempt to send a message. */
import { z } from "zod"

/** What the provider said. */
export const answer = z.object({
  /** HTTP's or SMTP's; null where none came. */
  status: z.number().nullable(),
  /** The provider's own id of the message, where it gave one. */
  id: z.string().nullable(),
  /** The first 1,024 bytes of it, or one sentence on why there is none. */
  text: z.string(),
})
export type Answer = z.output<typeof answer>

export type Sent =
  /** The provider has taken it. */
  | { kind: "delivered"; answer: Answer }
  /** The provider will not take it, however often it is asked. */
  | { kind: "refused"; answer: Answer }
  /** It was not taken, and may be later; not before `retryAfterMs`, where the provider said so. */
  | { kind: "again"; answer: Answer; retryAfterMs?: number }
  /** It was sent and no answer came: it may or may not have been taken. */
  | { kind: "ambiguous"; answer: Answer }

/** An outcome without an answer, in one sentence. */
export const unanswered = <Kind extends "refused" | "again" | "ambiguous">(kind: Kind, text: string) => ({
  kind,
  answer: { status: null, id: null, text },
})
