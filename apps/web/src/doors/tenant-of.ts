import { AppError } from "@nightjar/kit/error"
import type { Asked } from "../asked.ts"
import type { House } from "../house.ts"

/** Whose host was asked. Throws `not_found`. */
export const tenantOf = async ({ host }: Pick<Asked, "host">, { directory }: House) => {
  const tenant = await directory.ofHost(host)
  if (!tenant) throw new AppError("not_found", "There is no workspace at this address.")
  return tenant
}
