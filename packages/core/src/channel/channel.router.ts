import { channels, formSchema } from "@nightjar/channels/all"
import { noMailServer } from "@nightjar/channels/mailer"
import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import {
  createChannel,
  deleteChannel,
  disableChannel,
  editChannel,
  enableChannel,
  restoreChannel,
  testChannel,
} from "./channel.actions.ts"
import { getChannel, listChannels } from "./channel.queries.ts"
import { channelFields, channelId } from "./channel.ts"

export const channelRouter = router({
  list: read("channel.list", z.void(), ({ db }) => listChannels(db)),
  get: read("channel.get", z.object({ id: channelId }), ({ db }, { id }) => getChannel(db, id)),
  forms: read("channel.forms", z.void(), async ({ mail }) => channelForms(mail !== null)),
  create: write(createChannel),
  edit: write(editChannel),
  disable: write(disableChannel),
  enable: write(enableChannel),
  delete: write(deleteChannel),
  restore: write(restoreChannel),
  test: write(testChannel),
})

/** What the browser draws forms of: JSON Schema of the common fields and of each type's own. */
const channelForms = (hasMailServer: boolean) => ({
  common: z.toJSONSchema(channelFields, { io: "input" }),
  types: channels.map(({ type, label, group, description, through }) => ({
    type,
    label,
    group,
    description,
    /** One sentence on why it cannot be sent here; null where it can. */
    unable: through === "mailer" && !hasMailServer ? noMailServer : null,
    schema: formSchema(type),
  })),
})
