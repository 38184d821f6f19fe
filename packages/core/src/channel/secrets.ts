/** The secrets of a channel's configuration. */
import { channelConfig, secretFields } from "@nightjar/channels/all"
import { configSecrets } from "../config-secrets.ts"
import type { ChannelConfig } from "./channel.ts"

export const {
  seal: sealConfig,
  open: openConfig,
  hide: hideSecrets,
  keep: keepSecrets,
} = configSecrets<ChannelConfig>({ table: "channel", secretFields, parse: (given) => channelConfig.parse(given) })
