/** The ways in for somebody who has an account. A wrong address and a wrong password look and take the same. */
import { AppError, notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { hashToken, newToken } from "@nightjar/kit/secret"
import type { z } from "zod"
import { type Context, personOf, type TenantInfo, type Wiring } from "../context.ts"
import { findRole, listTenantsOf } from "../member/member.queries.ts"
import { getTenant } from "../tenant/tenant.queries.ts"
import { verifyPassword } from "../user/password.ts"
import { findAccountByEmail } from "../user/user.queries.ts"
import { forgiveSignIn, takeSignIn } from "./limits.ts"
import { insertArrival, takeArrival } from "./session.queries.ts"
import {
  type Arrival,
  type ArrivalPurpose,
  arriveInput,
  findWorkspacesInput,
  type NewSession,
  signInInput,
  switchInput,
  type Visitor,
} from "./session.ts"
import { openSession } from "./store.queries.ts"

const wrong = () => new AppError("unauthenticated", "The e-mail address or the password is wrong.")

const identify = async (
  { doors, limiter }: Wiring,
  { email, password }: z.output<typeof signInInput>,
  visitor: Visitor,
): Promise<Id<"user">> => {
  await takeSignIn(limiter, email, visitor.address)
  const account = await findAccountByEmail(doors, email)
  if (!(await verifyPassword(account?.passwordHash, password)) || !account) throw wrong()
  await forgiveSignIn(limiter, email)
  return account.id
}

/** On a tenant's own host. Throws `unauthenticated`, also for people who are not its members, and `rate_limited`. */
export const signIn = async (
  wiring: Wiring,
  { id: tenant }: TenantInfo,
  given: z.input<typeof signInInput>,
  visitor: Visitor,
): Promise<NewSession> => {
  const user = await identify(wiring, signInInput.parse(given), visitor)
  const role = await wiring.database.read(tenant, (db) => findRole(db, user))
  if (!role) throw wrong()
  return openSession(wiring, { tenant, user, role }, visitor)
}

/** On the site. With one workspace, or with `tenant` chosen among several, the way in comes along. */
export const findWorkspaces = async (
  wiring: Wiring,
  given: z.input<typeof findWorkspacesInput>,
  visitor: Visitor,
): Promise<{ workspaces: Awaited<ReturnType<typeof listTenantsOf>>; arrival: Arrival | null }> => {
  const input = findWorkspacesInput.parse(given)
  const user = await identify(wiring, input, visitor)
  const workspaces = await listTenantsOf(wiring.doors, user)
  const target = input.tenant ?? (workspaces.length === 1 ? workspaces[0]!.id : null)
  return { workspaces, arrival: target && (await depart(wiring, target, user, "sign-in")) }
}

/** From one tenant's host to another's. An unknown workspace and somebody else's are the same `not_found`. */
export const switchTenant = async (context: Context, given: z.input<typeof switchInput>): Promise<Arrival> => {
  const { user } = personOf(context.actor)
  return depart(context, switchInput.parse(given).tenant, user, "switch")
}

const depart = (
  { database }: Wiring,
  tenant: Id<"tenant">,
  userId: Id<"user">,
  purpose: ArrivalPurpose,
): Promise<Arrival> =>
  database.write(tenant, async (db) => {
    if (!(await findRole(db, userId))) throw notFound("workspace")
    const { slug, name } = await getTenant(db)
    const code = newToken()
    await insertArrival(db, { userId, hash: hashToken(code), purpose })
    return { tenant: { slug, name }, code }
  })

/** On the host of the tenant that the code was made for, and on no other. Throws `unauthenticated`. */
export const arrive = async (
  wiring: Wiring,
  { id: tenant }: TenantInfo,
  given: z.input<typeof arriveInput>,
  visitor: Visitor,
): Promise<NewSession> => {
  const { code } = arriveInput.parse(given)
  const arrived = await wiring.database.write(tenant, async (db) => {
    const user = await takeArrival(db, hashToken(code))
    const role = user && (await findRole(db, user))
    return user && role ? { tenant, user, role } : null
  })
  if (!arrived) throw new AppError("unauthenticated", "This link was used already or is too old. Please sign in.")
  return openSession(wiring, arrived, visitor)
}
