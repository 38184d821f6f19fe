import type { FleetSql } from "@nightjar/db/transaction"

/** What happened to the messages of a channel in one batch; uuids. */
export interface Health {
  tenantId: string
  channelId: string
  /** Null when the last one arrived. */
  error: string | null
}

/** Keeps how the last message of each channel went. One entry a channel; locks them in key order. */
export const noteHealth = async (sql: FleetSql, health: readonly Health[]): Promise<void> => {
  if (health.length === 0) return
  await sql`
    with h as (
      select * from unnest(${health.map((h) => h.tenantId)}::uuid[], ${health.map((h) => h.channelId)}::uuid[],
        ${health.map((h) => h.error)}::text[]) as h (tenant_id, channel_id, error)
    ), held as materialized (
      select c.tenant_id, c.id, h.error from channel c join h on h.tenant_id = c.tenant_id and h.channel_id = c.id
      order by c.tenant_id, c.id for update of c
    )
    update channel c set last_error = held.error,
      last_delivered_at = case when held.error is null then clock_timestamp() else c.last_delivered_at end,
      failing_since = case when held.error is null then null else coalesce(c.failing_since, clock_timestamp()) end
    from held where c.tenant_id = held.tenant_id and c.id = held.id`
}

/**
 * A deleted channel loses its configuration, and with it its secrets, after a quarter of an hour; its name goes with the
 * log of what it was sent, after 90 days.
 */
export const eraseChannels = async (sql: FleetSql): Promise<void> => {
  await sql`
    update channel set config = jsonb_build_object('type', type)
    where deleted_at < now() - interval '15 minutes' and config <> jsonb_build_object('type', type)`
  await sql`delete from channel where deleted_at < now() - interval '90 days'`
}

/** An array of those that are told of every monitor of the tenant `w`. */
export const defaultChannels = (sql: FleetSql) => sql`
  array(select c.id::text from channel c where c.tenant_id = w.id and c.is_default
    and c.disabled_at is null and c.deleted_at is null order by c.id)`
