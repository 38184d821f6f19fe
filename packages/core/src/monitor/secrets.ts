/** Secret fields of a configuration: sealed at rest, opened by workers, never sent back. */
import { checkConfig, secretFields } from "@nightjar/checks/all"
import { AppError } from "@nightjar/kit/error"
import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import type { KeyRing } from "@nightjar/kit/secret"
import type { MonitorConfig } from "./monitor.ts"

type Plain = Record<string, unknown>
/** The row that a sealed field is bound to. */
export interface ConfigPlace {
  tenant: string
  monitor: string
}

const mapSecrets = (config: MonitorConfig, change: (value: string, field: string) => unknown): Plain => {
  const copy: Plain = { ...config }
  for (const field of secretFields(config.type)) {
    const value = copy[field]
    if (typeof value === "string" && value !== "") copy[field] = change(value, field)
  }
  return copy
}

const placeOf = (place: ConfigPlace, field: string) =>
  [place.tenant, "monitor", `config.${field}`, place.monitor] as const

export const sealConfig = (keys: KeyRing, place: ConfigPlace, config: MonitorConfig): MonitorConfig =>
  mapSecrets(config, (value, field) => keys.seal(value, placeOf(place, field))) as MonitorConfig

export const openConfig = (keys: KeyRing, place: ConfigPlace, config: MonitorConfig): MonitorConfig =>
  mapSecrets(config, (value, field) => keys.open(value, placeOf(place, field))) as MonitorConfig

/** For whoever reads: a secret that is stored shows as hidden. */
export const hideSecrets = (config: MonitorConfig): MonitorConfig =>
  mapSecrets(config, () => hiddenSecret) as MonitorConfig

/** Whom a configuration talks to; a secret is given to nobody else. */
const peerOf = (config: Plain): unknown =>
  typeof config.url === "string" && URL.canParse(config.url) ? new URL(config.url).origin : config.host

/**
 * An edit that leaves a secret out, or sends it back hidden, keeps what is stored; changing the type forgets all.
 * Throws `invalid` when it would be sent to another host than it was stored for: whoever may edit a monitor may not
 * thereby read its secrets.
 */
export const keepSecrets = (given: Plain, stored: MonitorConfig): MonitorConfig => {
  const kept: Plain = {}
  for (const field of given.type === stored.type ? secretFields(stored.type) : []) {
    if (given[field] !== undefined && given[field] !== hiddenSecret) continue
    kept[field] = (stored as Plain)[field]
    if (kept[field] && peerOf(given) !== peerOf(stored))
      throw new AppError("invalid", "Enter this again: it was stored for another host.", { field: `config.${field}` })
  }
  return checkConfig.parse({ ...given, ...kept })
}
