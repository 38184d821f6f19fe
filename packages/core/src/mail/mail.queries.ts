import { type Id, newId } from "@nightjar/kit/id"
import type { KeyRing, Place } from "@nightjar/kit/secret"
import type { TenantDb } from "../context.ts"
import { mail } from "./mail.table.ts"
import type { MailContent } from "./mail.ts"

/** Where the token of a letter's link stands at rest. */
export const placeOfToken = (tenant: Id<"tenant">, id: Id<"mail">): Place => [tenant, "mail", "token", id]

/** Goes out with the transaction that it is written in: a worker takes it within a second. */
export const insertMail = async (
  db: TenantDb,
  keys: KeyRing,
  { recipient, content, token }: { recipient: string; content: MailContent; token: string },
): Promise<Id<"mail">> => {
  const id = newId("mail")
  await db.insert(mail).values({ id, recipient, content, token: keys.seal(token, placeOfToken(db.tenant, id)) })
  return id
}
