/** Secret fields of a configuration: sealed at rest, opened by workers, never sent back. */
import { AppError } from "@nightjar/kit/error"
import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import type { KeyRing } from "@nightjar/kit/secret"

type Plain = Record<string, unknown>

/** The row that a sealed field is bound to, by its ids. */
export interface RowPlace {
  tenant: string
  id: string
}

export interface ConfigKind<Config extends { type: string }> {
  /** Whose column `config` it is. */
  table: string
  secretFields(type: string): string[]
  /** Throws on what is no configuration. */
  parse(given: unknown): Config
}

export const configSecrets = <Config extends { type: string }>({ table, secretFields, parse }: ConfigKind<Config>) => {
  const mapSecrets = (config: Config, change: (value: string, field: string) => unknown): Config => {
    const copy: Plain = { ...config }
    for (const field of secretFields(config.type)) {
      const value = copy[field]
      if (typeof value === "string" && value !== "") copy[field] = change(value, field)
    }
    return copy as unknown as Config
  }
  const placeOf = (place: RowPlace, field: string) => [place.tenant, table, `config.${field}`, place.id] as const

  return {
    seal: (keys: KeyRing, place: RowPlace, config: Config): Config =>
      mapSecrets(config, (value, field) => keys.seal(value, placeOf(place, field))),

    open: (keys: KeyRing, place: RowPlace, config: Config): Config =>
      mapSecrets(config, (value, field) => keys.open(value, placeOf(place, field))),

    /** For whoever reads: a secret that is stored shows as hidden. */
    hide: (config: Config): Config => mapSecrets(config, () => hiddenSecret),

    /**
     * An edit that leaves a secret out, or sends it back hidden, keeps what is stored (which is given opened); changing
     * the type forgets all. Throws `invalid` when it would be sent to another host than it was stored for: whoever may
     * edit may not thereby read secrets.
     */
    keep(given: Plain, stored: Config): Config {
      const isKept = (field: string) => given[field] === undefined || given[field] === hiddenSecret
      const fields = given.type === stored.type ? secretFields(stored.type).filter(isKept) : []
      const config = parse({
        ...given,
        ...Object.fromEntries(fields.map((field) => [field, (stored as Plain)[field]])),
      })
      const first = fields.find((field) => (stored as Plain)[field])
      if (first && peerOf(config) !== peerOf(stored))
        throw new AppError("invalid", "Enter this again: it was stored for another host.", {
          field: `config.${first}`,
        })
      return config
    },
  }
}

/** Whom a configuration talks to; a secret is given to nobody else. An address that is secret itself is kept with the rest. */
const peerOf = (config: Plain): unknown =>
  typeof config.url === "string" && URL.canParse(config.url) ? new URL(config.url).origin : config.host
