/** A way of telling somebody, as a workspace has set it up. Safe in the browser. */
import { type ChannelConfig as Config, channelConfig } from "@nightjar/channels/all"
import { zId } from "@nightjar/kit/id"
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"

export const channelId = zId("channel")

/** The configuration of a type, told apart by `type`. */
export type ChannelConfig = Config

/** The fields that every type has, in form order. */
export const channelFields = z.object({
  name: zLine({ min: 1, max: 80 }).meta({ title: "Name", placeholder: "On call" }),
  isDefault: z.boolean().default(true).meta({
    title: "Default channel",
    description: "Is told of every monitor.",
  }),
})

export const channelInput = channelFields.extend({ config: channelConfig })

/**
 * What is left out stays as it is. A secret field that is left out keeps its value, so the configuration is parsed only
 * after the stored ones are put in.
 */
export const channelEdit = z.object({
  id: channelId,
  name: channelFields.shape.name.optional(),
  isDefault: z.boolean().optional(),
  config: z.looseObject({ type: z.string() }).optional(),
})
