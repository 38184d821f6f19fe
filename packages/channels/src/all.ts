/** The shelf: a way of telling somebody is one line here, its definition, and its driver beside it. */
import { shelf } from "@nightjar/kit/shelf"
import { z } from "zod"
import { email } from "./email.ts"
import { webhook } from "./webhook.ts"

export const channels = [email, webhook] as const

const all = shelf("channel", channels)

/** Validates `channel.config`; fills in defaults. */
export const channelConfig = z.discriminatedUnion("type", all.schemas)

export type ChannelConfig = z.output<typeof channelConfig>

export const { of: channelOf, formSchema, secretFields } = all

/** Whom it reaches, one line for lists: an address, recipients, … */
export const describeChannel: (config: ChannelConfig) => string = all.describe
