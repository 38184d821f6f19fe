/** What a key may do, as people choose it. Pure. */
import { keyScopes } from "@nightjar/core/api-key"
import { mayDo, type Permission } from "@nightjar/core/permission"

export type Scope = (typeof keyScopes)[number]

export const presets = ["all", "read", "some"] as const
export type Preset = (typeof presets)[number]

const nounOf = (scope: string) => scope.slice(0, scope.indexOf("."))

/** A key has no account and no sessions of its own, so these would never be let through. */
const isPersonal = (scope: Permission) => ["user", "session"].includes(nounOf(scope)) || scope === "member.listOwn"

const offered = keyScopes.filter((scope) => !isPersonal(scope))
const reading = offered.filter((scope) => mayDo("viewer", scope))

/** What can be ticked one by one: by noun, in the order of the permissions. */
export const scopesByNoun: readonly { noun: string; scopes: readonly Scope[] }[] = [
  ...new Set(offered.map(nounOf)),
].map((noun) => ({ noun, scopes: offered.filter((scope) => nounOf(scope) === noun) }))

/** As the server takes them: `*` grows with Nightjar, a list stays as it is. */
export const scopesOf = (preset: Preset, ticked: readonly Scope[]): ("*" | Scope)[] =>
  preset === "all" ? ["*"] : [...(preset === "read" ? reading : ticked)]

export const presetOf = (scopes: readonly string[]): Preset => {
  if (scopes.includes("*")) return "all"
  return scopes.every((scope) => reading.some((one) => one === scope)) && scopes.length === reading.length
    ? "read"
    : "some"
}
