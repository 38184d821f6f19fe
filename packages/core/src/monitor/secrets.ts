/** The secrets of a monitor's configuration. */
import { checkConfig, secretFields } from "@nightjar/checks/all"
import { configSecrets } from "../config-secrets.ts"
import type { MonitorConfig } from "./monitor.ts"

export const {
  seal: sealConfig,
  open: openConfig,
  hide: hideSecrets,
  keep: keepSecrets,
} = configSecrets<MonitorConfig>({ table: "monitor", secretFields, parse: (given) => checkConfig.parse(given) })
