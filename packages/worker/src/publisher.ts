/** What visitors see of status pages, drawn anew where it is out of date. */
import type { Id } from "@nightjar/kit/id"

export interface Publisher {
  /** Draws some pages anew, the oldest first. */
  publish(): Promise<{ drawn: Id<"statusPage">[]; more: boolean }>
}
