/** The outbox of letters, read as a mail server would be sent it; nothing leaves it here. */
import type { Mailer } from "@nightjar/channels/mailer"
import { openRawPool } from "@nightjar/db/connect"
import { asOwner, type FleetDb, fleetDatabase } from "@nightjar/db/transaction"
import type { Wiring } from "../src/context.ts"
import { claimMails } from "../src/mail/mail.fleet.ts"
import type { MailContent } from "../src/mail/mail.ts"
import type { World } from "./world.ts"

export interface LetterSeen {
  content: MailContent
  /** Of its link. */
  token: string
}

export interface LetterBox {
  /** Of a deployment that has a mail server. */
  wiring: Wiring
  /** What waits to be sent to an address, the newest first. */
  lettersTo(email: string): Promise<LetterSeen[]>
  newestTo(email: string): Promise<LetterSeen>
  /** As the worker has it. */
  fleet: FleetDb
  close(): Promise<void>
}

export const openLetterBox = (world: World): LetterBox => {
  const pool = openRawPool(world.url, { max: 1, name: "test-letter-box" })
  const fleet = fleetDatabase(pool)
  const mail = { send: () => Promise.reject(new Error("nobody sends here")) } as Mailer
  const lettersTo = async (email: string) => {
    await asOwner(world.pool, (sql) => sql`update mail set due_at = now(), state = 'waiting'`)
    const claimed = await fleet.transaction((sql) => claimMails(sql, world.wiring.keys, 1_000))
    const letters = claimed.filter(({ recipient }) => recipient === email).sort((a, b) => (a.id < b.id ? 1 : -1))
    return letters.map(({ content, token }) => ({ content, token: String(token) }))
  }
  return {
    wiring: { ...world.wiring, mail },
    lettersTo,
    newestTo: async (email) => (await lettersTo(email))[0]!,
    fleet,
    close: () => pool.end(),
  }
}
