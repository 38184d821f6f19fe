import { storable } from "@nightjar/db/storable"
import type { FleetSql } from "@nightjar/db/transaction"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import type { KeyRing } from "@nightjar/kit/secret"
import { placeOfToken } from "./mail.queries.ts"
import type { MailContent, MailState } from "./mail.ts"

/** A letter to be sent. */
export interface Letter {
  tenant: Id<"tenant">
  id: Id<"mail">
  /** Where the workspace is seen. */
  slug: string
  recipient: string
  content: MailContent
  /** Null when no key in the ring opens it. */
  token: string | null
  /** Begun so far, this one included. */
  attempts: number
  ageMs: number
}

/** Longer than an attempt may take. */
const leaseSeconds = 60

/** Takes what is due, the oldest first. One whose sender died is due again when its lease ends. */
export const claimMails = async (sql: FleetSql, keys: KeyRing, batch: number): Promise<Letter[]> => {
  const rows = await sql<
    {
      tenant_id: string
      id: string
      slug: string
      recipient: string
      content: MailContent
      token: string
      attempts: number
      age_ms: number
    }[]
  >`
    update mail m set attempts = m.attempts + 1, due_at = now() + ${leaseSeconds} * interval '1 second'
    from tenant t
    where t.id = m.tenant_id and (m.tenant_id, m.id) in (
      select tenant_id, id from mail where state = 'waiting' and due_at <= now()
      order by due_at limit ${batch} for update skip locked)
    returning m.tenant_id, m.id, t.slug, m.recipient, m.content, m.token, m.attempts,
      (extract(epoch from now() - m.created_at) * 1000)::float8 as age_ms`
  return rows.map(({ tenant_id, age_ms, token, ...row }) => {
    const tenant = uuidToId("tenant", tenant_id)
    const id = uuidToId("mail", row.id)
    return { ...row, tenant, id, ageMs: age_ms, token: opened(keys, token, tenant, id) }
  })
}

const opened = (keys: KeyRing, sealed: string, tenant: Id<"tenant">, id: Id<"mail">): string | null => {
  try {
    return keys.open(sealed, placeOfToken(tenant, id))
  } catch {
    return null
  }
}

/**
 * @param verdict `waitMs` only where it goes on waiting
 * Nothing is stored of an attempt whose lease ran out: somebody else has begun another one.
 */
export const settleMail = async (
  sql: FleetSql,
  { tenant, id, attempts }: Letter,
  { state, answer, waitMs }: { state: MailState; answer: string; waitMs: number | null },
): Promise<void> => {
  await sql`
    update mail set state = ${state}, answer = ${storable(answer)},
      due_at = now() + ${waitMs ?? 0} * interval '1 millisecond',
      settled_at = case when ${state} = 'waiting' then null else now() end,
      token = case when ${state} = 'waiting' then token end
    where tenant_id = ${idToUuid(tenant)} and id = ${idToUuid(id)} and attempts = ${attempts} and state = 'waiting'`
}

/** The log of letters is kept for 30 days. */
export const dropOldMails = (sql: FleetSql): Promise<unknown> =>
  sql`delete from mail where settled_at < now() - interval '30 days'`
