/**
 * Lucia makes tokens and says when a session must end or be renewed; this is where it keeps them. Its own adapters
 * store the token as it is, so that whoever reads the table is everybody; here only the hash is stored.
 */
import { type Id, newId } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { minute } from "@nightjar/kit/time"
import { type Adapter, Lucia, TimeSpan } from "lucia"
import { record } from "../audit-log/audit-log.queries.ts"
import type { Wiring } from "../context.ts"
import type { Role } from "../member/member.ts"
import { deleteSessionByHash, findSessionByHash, insertSession, renewSession } from "./session.queries.ts"
import { idleMs, type NewSession, type Visitor } from "./session.ts"

/** Whose session it is, and where. */
export interface Membership {
  tenant: Id<"tenant">
  user: Id<"user">
  role: Role
}

interface Attributes extends Pick<Membership, "tenant" | "role"> {
  /** The id that people may see; the token is nobody's but the browser's. */
  session: Id<"session">
  lastSeenAt: Date
}

declare module "lucia" {
  interface Register {
    Lucia: import("lucia").Lucia<Attributes>
    UserId: Id<"user">
    DatabaseSessionAttributes: Attributes
  }
}

type Needs = Pick<Wiring, "database" | "doors">

const notNeeded = () => Promise.reject(new Error("This is a tenant's to do: see session.queries.ts, session.fleet.ts."))

const adapterOf = ({ database, doors }: Needs, visitor: Visitor): Adapter => ({
  async getSessionAndUser(token) {
    const found = await findSessionByHash(doors, hashToken(token))
    if (!found) return [null, null]
    const { id, user, expiresAt, ...rest } = found
    return [
      { id: token, userId: user, expiresAt, attributes: { session: id, ...rest } },
      { id: user, attributes: {} },
    ]
  },
  setSession: ({ id, userId, expiresAt, attributes: { session, tenant, role } }) =>
    database.write(tenant, async (db) => {
      await insertSession(db, { id: session, userId, hash: hashToken(id), expiresAt, visitor })
      const actor = { kind: "member", user: userId, session, role } as const
      await record(db, { action: "session.create", actor, address: visitor.address, subject: session })
    }),
  async updateSessionExpiration(token) {
    const hash = hashToken(token)
    const found = await findSessionByHash(doors, hash)
    if (found) await database.write(found.tenant, (db) => renewSession(db, hash))
  },
  async deleteSession(token) {
    const hash = hashToken(token)
    const found = await findSessionByHash(doors, hash)
    if (found) await database.write(found.tenant, (db) => deleteSessionByHash(db, hash))
  },
  getUserSessions: notNeeded,
  deleteUserSessions: notNeeded,
  deleteExpiredSessions: notNeeded,
})

const luciaOf = (needs: Needs, visitor: Visitor) =>
  new Lucia<Attributes>(adapterOf(needs, visitor), {
    sessionExpiresIn: new TimeSpan(idleMs, "ms"),
    getSessionAttributes: (attributes) => attributes,
  })

/** Always a new one: a token that was known before signing in never becomes worth more. */
export const openSession = async (
  wiring: Wiring,
  { tenant, user, role }: Membership,
  visitor: Visitor,
): Promise<NewSession> => {
  const attributes = { session: newId("session"), tenant, role, lastSeenAt: wiring.now() }
  const { id, expiresAt } = await luciaOf(wiring, visitor).createSession(user, attributes)
  return { token: id, expiresAt }
}

export interface FoundSession extends Membership {
  session: Id<"session">
  expiresAt: Date
}

/** Writing on every request would cost more than the request. */
const seenEveryMs = 5 * minute

export const findSession = async (wiring: Wiring, token: string, visitor: Visitor): Promise<FoundSession | null> => {
  const lucia = luciaOf(wiring, visitor)
  const { session: found } = await lucia.validateSession(token)
  if (!found) return null
  const { session, tenant, userId: user, role, expiresAt, lastSeenAt } = found
  if (wiring.now().getTime() - lastSeenAt.getTime() > seenEveryMs)
    await wiring.database.write(tenant, (db) => renewSession(db, hashToken(token)))
  return { session, tenant, user, role, expiresAt }
}
