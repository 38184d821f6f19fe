/** A tenant is founded: by somebody new, or by somebody who has an account and proves it with its password. */
import { timingSafeEqual } from "node:crypto"
import { doorsWithin } from "@nightjar/db/doors"
import { AppError } from "@nightjar/kit/error"
import { type Id, newId } from "@nightjar/kit/id"
import { hashToken, newToken, type Secret } from "@nightjar/kit/secret"
import type { z } from "zod"
import { record } from "../audit-log/audit-log.queries.ts"
import type { TenantDb, TenantInfo, Wiring } from "../context.ts"
import { insertMember } from "../member/member.queries.ts"
import { unlimited } from "../plan/plan.ts"
import { refusalToFound, type SignUpPolicy } from "../tenant/founding.ts"
import { findOnlyTenant, findTenantBySlug, insertTenant } from "../tenant/tenant.queries.ts"
import { tenantSlug } from "../tenant/tenant.ts"
import { hashPassword, verifyPassword } from "../user/password.ts"
import { createUser, findAccountByEmail } from "../user/user.queries.ts"
import { forgiveSignIn, limits, placeOf, takeSignIn, takeSignUp } from "./limits.ts"
import { insertArrival } from "./session.queries.ts"
import { type Arrival, signUpInput, type Visitor } from "./session.ts"

export interface SignUpRules {
  /** `SIGNUP` */
  policy: SignUpPolicy
  multiTenant: boolean
  /** Printed by the launcher where there is to be one tenant; null where nobody is the operator. */
  ownerToken: Secret | null
}

/** A user that is, or the hash of the password of one that is to be. */
type Founder = { user: Id<"user"> } | { passwordHash: string }

/**
 * Throws `forbidden` where sign-up is closed, `conflict` with `field` for a taken slug and for an account whose
 * password is another, `rate_limited`.
 */
export const signUp = async (
  wiring: Wiring,
  rules: SignUpRules,
  given: z.input<typeof signUpInput>,
  visitor: Visitor,
): Promise<Arrival> => {
  const input = signUpInput.parse(given)
  await takeSignUp(wiring.limiter, visitor.address)
  await assertMayFound(wiring, rules, input.ownerToken)
  const founder = await findFounder(wiring, input, visitor)
  const { slug, name } = input
  const tenant: TenantInfo = { id: newId("tenant"), slug, name, plan: rules.multiTenant ? "free" : unlimited }
  const code = newToken()
  await wiring.database.write(tenant.id, async (db) => {
    const userId = "user" in founder ? founder.user : await createFounder(db, input.email, founder.passwordHash)
    await insertTenant(db, tenant)
    await insertMember(db, userId, "owner")
    await insertArrival(db, { userId, hash: hashToken(code), purpose: "sign-up" })
    const detail = { name, slug, owner: userId, terms: true }
    await record(db, { action: "tenant.create", actor: { kind: "system" }, address: visitor.address, detail })
  })
  await forgiveSignIn(wiring.limiter, input.email)
  return { tenant: { slug, name }, code }
}

const assertMayFound = async ({ doors }: Wiring, rules: SignUpRules, token: string | undefined): Promise<void> => {
  const founded = !rules.multiTenant && (await findOnlyTenant(doors)) !== null
  const isOperator = rules.ownerToken !== null && isSame(rules.ownerToken.reveal(), token ?? "")
  const refusal = refusalToFound({ ...rules, founded, isOperator })
  if (refusal) throw new AppError("forbidden", refusal)
}

const isSame = (one: string, other: string) =>
  timingSafeEqual(Buffer.from(hashToken(one)), Buffer.from(hashToken(other)))

/** Either way one argon2id is computed, so the time does not tell which way it was. */
const findFounder = async (
  { doors, limiter }: Wiring,
  { email, password }: z.output<typeof signUpInput>,
  visitor: Visitor,
): Promise<Founder> => {
  await takeSignIn(limiter, email, visitor.address)
  const account = await findAccountByEmail(doors, email)
  if (!account) return { passwordHash: await hashPassword(password) }
  if (!(await verifyPassword(account.passwordHash, password))) throw refused()
  return { user: account.id }
}

const createFounder = async (db: TenantDb, email: string, passwordHash: string): Promise<Id<"user">> => {
  const user = await createUser(doorsWithin(db), email, passwordHash)
  if (!user) throw refused()
  return user
}

const refused = () =>
  new AppError("conflict", "cannot be used with this password. If you have an account already, give its password.", {
    field: "email",
  })

/** While somebody types: null where the slug may be had, else why not. Throws `rate_limited`. */
export const objectionToSlug = async (
  { doors, limiter }: Wiring,
  slug: string,
  visitor: Visitor,
): Promise<string | null> => {
  await limiter.take(limits.slugAddress, placeOf(visitor.address).own)
  const parsed = tenantSlug.safeParse(slug)
  if (!parsed.success) return parsed.error.issues[0]!.message
  return (await findTenantBySlug(doors, parsed.data)) ? "is taken; please choose another" : null
}
