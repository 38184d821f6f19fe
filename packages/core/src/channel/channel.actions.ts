import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import { insertTest } from "../delivery/delivery.queries.ts"
import { insertChannel, lockChannel, undeleteChannel, updateChannel } from "./channel.queries.ts"
import { channelEdit, channelId, channelInput } from "./channel.ts"
import { keepSecrets, openConfig, sealConfig } from "./secrets.ts"

const one = z.object({ id: channelId })

export const createChannel = action("channel.create", {
  input: channelInput,
  limit: "channels",
  async run({ db, keys, tenant, note }, { config, ...fields }) {
    const id = newId("channel")
    const sealed = sealConfig(keys, { tenant: tenant.id, id }, config)
    await insertChannel(db, { id, ...fields, type: config.type, config: sealed })
    note({ subject: id, detail: { name: fields.name, type: config.type } })
    return { id }
  },
})

export const editChannel = action("channel.edit", {
  input: channelEdit,
  async run({ db, keys, tenant, note }, { id, config: given, ...fields }) {
    const before = await lockChannel(db, id)
    const place = { tenant: tenant.id, id }
    const config = given && keepSecrets(given, openConfig(keys, place, before.config))
    await updateChannel(db, id, {
      name: fields.name ?? before.name,
      isDefault: fields.isDefault ?? before.isDefault,
      ...(config && { type: config.type, config: sealConfig(keys, place, config) }),
    })
    note({ subject: id, detail: { ...fields, ...(config && { type: config.type }) } })
    return { id }
  },
})

/** Switches it off: nothing new is planned for it, and what waits is not sent. */
export const disableChannel = action("channel.disable", {
  input: one,
  async run({ db, now, note }, { id }) {
    const { name } = await lockChannel(db, id)
    await updateChannel(db, id, { disabledAt: now })
    note({ subject: id, detail: { name } })
    return { id }
  },
})

export const enableChannel = action("channel.enable", {
  input: one,
  async run({ db, note }, { id }) {
    const { name } = await lockChannel(db, id)
    await updateChannel(db, id, { disabledAt: null })
    note({ subject: id, detail: { name } })
    return { id }
  },
})

/** Gone from every list at once; `restore` brings it back for a quarter of an hour. */
export const deleteChannel = action("channel.delete", {
  input: one,
  async run({ db, now, note }, { id }) {
    const { name } = await lockChannel(db, id)
    await updateChannel(db, id, { deletedAt: now })
    note({ subject: id, detail: { name } })
    return { id }
  },
})

export const restoreChannel = action("channel.restore", {
  input: one,
  limit: "channels",
  async run({ db, note }, { id }) {
    await undeleteChannel(db, id)
    note({ subject: id })
    return { id }
  },
})

/** Anybody may be written to by a test, so there are not many of them. */
const testRule = { name: "channel.test", points: 20, perSeconds: 600 }

/** Has a worker send a real message; what came of it is the delivery that is answered. Also where it is switched off. */
export const testChannel = action("channel.test", {
  input: one,
  prepare: ({ limiter, tenant }) => limiter.take(testRule, tenant.id),
  async run({ db, tenant, now, note }, { id }) {
    const { name } = await lockChannel(db, id)
    note({ subject: id })
    const { id: workspace, name: workspaceName } = tenant
    const delivery = await insertTest(db, id, {
      type: "channel.test",
      at: now.toISOString(),
      workspace: { id: workspace, name: workspaceName },
      channel: { id, name },
    })
    return { delivery }
  },
  announce: ({ bus }) => bus.publish({ kind: "delivery" }),
})
