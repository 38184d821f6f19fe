/** People of flesh and blood in a tenant of the small world: they come in by invitation, and have sessions of their own. */
import type { Id } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import type { Context } from "../src/context.ts"
import { createInvitation } from "../src/invitation/invitation.actions.ts"
import { join } from "../src/invitation/join.actions.ts"
import { listMembers } from "../src/member/member.queries.ts"
import type { Role } from "../src/member/member.ts"
import { findSessionByHash } from "../src/session/session.queries.ts"
import type { TestTenant, World } from "./world.ts"

export interface Person {
  email: string
  user: Id<"user">
  member: Id<"member">
  /** Of the cookie. */
  token: string
  as: Context
}

const visitor = { address: "192.0.2.7", userAgent: "a test" }
export const passwordOf = (email: string) => `the one of ${email}`

export const tokenIn = ({ link }: { link: string | null }): string => link!.split("#")[1]!

export const addPerson = async (world: World, tenant: TestTenant, email: string, role: Role): Promise<Person> => {
  const invited = await createInvitation(tenant.as(), { email, role })
  const given = { token: tokenIn(invited), password: passwordOf(email) }
  const { token } = await join(world.wiring, tenant.info, given, visitor)
  const found = (await findSessionByHash(world.wiring.doors, hashToken(token)))!
  const members = await world.wiring.database.read(tenant.info.id, listMembers)
  const { id: member } = members.find(({ userId }) => userId === found.user)!
  const actor = { kind: "member", user: found.user, session: found.id, role } as const
  return { email, user: found.user, member, token, as: { ...tenant.as(), actor } }
}

/** Whether a browser with this cookie is let in. */
export const isLetIn = async (world: World, { token }: Person): Promise<boolean> =>
  (await findSessionByHash(world.wiring.doors, hashToken(token))) !== null
