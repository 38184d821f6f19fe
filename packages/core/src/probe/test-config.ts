/** The form that a `test` probe tries, sealed whole: it may hold secrets that were never saved. */
import type { KeyRing } from "@nightjar/kit/secret"
import type { MonitorConfig } from "../monitor/monitor.ts"

interface ProbePlace {
  tenant: string
  probe: string
}

const placeOf = ({ tenant, probe }: ProbePlace) => [tenant, "probe", "sealed_config", probe] as const

export const sealTestConfig = (keys: KeyRing, place: ProbePlace, config: MonitorConfig): string =>
  keys.seal(JSON.stringify(config), placeOf(place))

export const openTestConfig = (keys: KeyRing, place: ProbePlace, sealed: string): MonitorConfig =>
  JSON.parse(keys.open(sealed, placeOf(place))) as MonitorConfig
