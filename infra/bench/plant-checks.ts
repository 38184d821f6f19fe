/** Monitors that are due at once and often, without history, for benches of the engine. */
import { checkConfig } from "@nightjar/checks/all"
import { second } from "@nightjar/kit/time"
import type { Sql } from "postgres"

export interface Crowd {
  /** Leads the slugs of the tenants: `engine-1`, … */
  name: string
  tenants: number
  monitors: number
  intervalSeconds: number
  /** Addresses to be asked, the second by so many percent of the monitors. */
  urls: { first: string; second?: string; secondPercent?: number }
  /** The first slots lie in the interval that has just passed. */
  isOverdue?: boolean
}

/** Where they are not overdue, the first slots lie within one interval, this long from now. */
const quietMs = 3 * second

/** @param sql as the owner's login, past both walls */
export const plantChecks = async (sql: Sql, crowd: Crowd): Promise<void> => {
  const { name, tenants, monitors, intervalSeconds, urls, isOverdue = false } = crowd
  const own = `${name}-%`
  const fromMs = isOverdue ? -intervalSeconds * second : quietMs
  const config = (url: string) => sql.json(checkConfig.parse({ type: "http", url, verifyTls: false }))
  await sql.begin(async (tx) => {
    await tx`
      insert into tenant (id, slug, name, plan)
      select gen_random_uuid(), ${name} || '-' || n, initcap(${name}) || ' ' || n, 'enterprise' from generate_series(1, ${tenants}::int) n`
    await tx`
      with owner as (
        select id, row_number() over (order by slug) - 1 as place from tenant where slug like ${own})
      insert into monitor (tenant_id, id, name, type, config, interval_seconds, retry_interval_seconds, retries,
        timeout_seconds)
      select owner.id, gen_random_uuid(), 'Check ' || n, 'http',
        case when n % 100 < ${urls.secondPercent ?? 0}::int then ${config(urls.second ?? urls.first)}::jsonb
          else ${config(urls.first)}::jsonb end,
        ${intervalSeconds}::int, ${intervalSeconds}::int, 1, 1
      from generate_series(1, ${monitors}::int) n join owner on owner.place = n % ${tenants}::int`
    await tx`
      insert into schedule (tenant_id, monitor_id, anchor_at, next_slot_at, due_at, interval_seconds, region)
      select tenant_id, id, anchor, anchor, anchor, interval_seconds, 1
      from (select m.*, now() + (${fromMs}::int + floor(random() * interval_seconds * 1000)) * interval '1 ms' as anchor
        from monitor m join tenant t on t.id = m.tenant_id where t.slug like ${own}) m`
    await tx`
      insert into epoch (tenant_id, monitor_id, anchor_at, interval_seconds, region)
      select tenant_id, monitor_id, anchor_at, interval_seconds, region from schedule
      on conflict do nothing`
    const planted = tx`
      from schedule s where not exists (
        select 1 from standing where standing.tenant_id = s.tenant_id and standing.monitor_id = s.monitor_id)`
    await tx`
      insert into span (tenant_id, monitor_id, from_at, state) select tenant_id, monitor_id, now(), 'n' ${planted}`
    await tx`
      insert into rollup_mark (tenant_id, monitor_id, slot_at, due_at, region, attempt)
      select tenant_id, monitor_id, least(anchor_at, now()), now() + random() * interval '1 minute', region, -1
      ${planted}`
    await tx`
      insert into standing (tenant_id, monitor_id, since, seq, state, settled, runs)
      select tenant_id, monitor_id, now(), 0, 'n', 'n', '{}' ${planted}`
  })
  await sql`vacuum (analyze)`
}
