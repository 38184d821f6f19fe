import { describeChannel } from "@nightjar/channels/all"
import { notFound } from "@nightjar/kit/error"
import type { Id } from "@nightjar/kit/id"
import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { channel } from "./channel.table.ts"
import { hideSecrets } from "./secrets.ts"

type ChannelRow = typeof channel.$inferSelect

/** What lists and pages show of a channel; secrets only by name. */
const shown = ({ tenantId, deletedAt, config, ...fields }: ChannelRow) => ({
  ...fields,
  config: hideSecrets(config),
  target: describeChannel(config),
})

/** By name; `config` is left to `getChannel`, since not all who may see the list may see it. */
export const listChannels = async (db: TenantDb) => {
  const rows = await db
    .select()
    .from(channel)
    .where(isNull(channel.deletedAt))
    .orderBy(asc(sql`lower(${channel.name})`), asc(channel.id))
  return rows.map((row) => {
    const { config, ...fields } = shown(row)
    return fields
  })
}

export const getChannel = async (db: TenantDb, id: Id<"channel">) => {
  const [row] = await db
    .select()
    .from(channel)
    .where(and(eq(channel.id, id), isNull(channel.deletedAt)))
  if (!row) throw notFound("channel")
  return shown(row)
}

export const insertChannel = async (db: TenantDb, row: typeof channel.$inferInsert): Promise<void> => {
  await db.insert(channel).values(row)
}

/** Locks the row, so that two edits meet one after the other. Throws when it is not here, or deleted. */
export const lockChannel = async (db: TenantDb, id: Id<"channel">): Promise<ChannelRow> => {
  const [row] = await db
    .select()
    .from(channel)
    .where(and(eq(channel.id, id), isNull(channel.deletedAt)))
    .for("update")
  if (!row) throw notFound("channel")
  return row
}

export const updateChannel = async (
  db: TenantDb,
  id: Id<"channel">,
  change: Partial<typeof channel.$inferInsert>,
): Promise<void> => {
  await db.update(channel).set(change).where(eq(channel.id, id))
}

/** Throws when there is none to bring back: the sweep has emptied its configuration. */
export const undeleteChannel = async (db: TenantDb, id: Id<"channel">): Promise<void> => {
  const rows = await db
    .update(channel)
    .set({ deletedAt: null })
    .where(
      and(eq(channel.id, id), isNotNull(channel.deletedAt), sql`${channel.deletedAt} > now() - interval '15 minutes'`),
    )
    .returning({ id: channel.id })
  if (rows.length === 0) throw notFound("channel")
}
