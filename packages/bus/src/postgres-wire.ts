import type { Topic } from "@nightjar/core/ports"
import { second } from "@nightjar/kit/time"
import postgres from "postgres"
import type { OpenWire } from "./wire.ts"
import { within } from "./within.ts"

const channelPrefix = "nightjar_"
const connectWithinMs = 5 * second

/**
 * LISTEN/NOTIFY over one direct connection; channels belong to the database. postgres.js' own `listen` swallows a
 * failed return after a restart, so this listens by itself.
 * @param url not through a pooler in transaction mode: LISTEN belongs to a session
 */
export const postgresWire =
  (url: string): OpenWire =>
  async ({ hear, broken }) => {
    const options = {
      max: 1,
      idle_timeout: 0,
      max_lifetime: null,
      connect_timeout: connectWithinMs / second,
      fetch_types: false,
      connection: { application_name: "nightjar-bus" },
      onnotice: () => {},
      onclose: broken,
      /** Taken by postgres.js, though missing in its types. */
      onnotify: (channel: string, text: string) => hear({ topic: channel.slice(channelPrefix.length) as Topic, text }),
    }
    const sql = postgres(url, options)
    const pulse = () => sql`select 1`
    try {
      // A proxy without a server behind it accepts and hangs up, and postgres.js would go on trying for ever.
      await within(connectWithinMs, pulse())
    } catch (error) {
      await sql.end({ timeout: 0 })
      throw error
    }
    return {
      listen: (topic) => sql.unsafe(`listen ${channelPrefix}${topic}`),
      /** One statement, because NOTIFY takes a database-wide lock at commit. */
      send: (messages) => sql`
        select pg_notify(${channelPrefix} || (m ->> 'topic'), m ->> 'text')
        from json_array_elements(${JSON.stringify(messages)}::text::json) m`,
      pulse,
      close: () => sql.end({ timeout: 0 }),
    }
  }
