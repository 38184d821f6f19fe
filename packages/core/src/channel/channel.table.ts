import { id, moment } from "@nightjar/db/columns"
import { tenantTable } from "@nightjar/db/scope"
import { boolean, jsonb, text } from "drizzle-orm/pg-core"
import { ofTenant } from "../tenant/of-tenant.table.ts"
import type { ChannelConfig } from "./channel.ts"

/** A way of telling somebody, and how that has gone lately. */
export const channel = tenantTable(
  "channel",
  {
    id: id("channel").notNull(),
    name: text().notNull(),
    type: text().notNull(),
    /** The type's own fields; secret ones are sealed. */
    config: jsonb().$type<ChannelConfig>().notNull(),
    /** Told of every monitor. */
    isDefault: boolean().notNull(),
    /** Switched off: nothing new is planned for it, and what waits is not sent. */
    disabledAt: moment(),
    /** It can be brought back for a quarter of an hour; its name is kept as long as the log of what it was sent. */
    deletedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
    lastDeliveredAt: moment(),
    /** Since when nothing arrives; null while all is well. */
    failingSince: moment(),
    /** What came back from the last attempt that failed, in one line; null while all is well. */
    lastError: text(),
  },
  { constraints: (t) => [ofTenant(t)] },
)
