import type { Context } from "@nightjar/core/context"
import { AppError } from "@nightjar/kit/error"
import { type Asked, askedOf } from "../asked.ts"
import type { House } from "../house.ts"

/** Throws `unauthenticated`; to members of a suspended workspace, and to nobody else, `forbidden` with the reason. */
export const contextOf = async (headers: Headers, house: House): Promise<{ context: Context; asked: Asked }> => {
  const asked = askedOf(headers, house)
  const authenticated = await house.authenticate(asked)
  if (!authenticated) throw new AppError("unauthenticated", "Sign in, or send a valid API key.")
  const { tenant, actor } = authenticated
  if (tenant.state === "suspended")
    throw new AppError("forbidden", "This workspace is suspended. Nothing is deleted; ask the operator to activate it.")
  return { context: { ...house.wiring, tenant, actor, address: asked.address }, asked }
}
