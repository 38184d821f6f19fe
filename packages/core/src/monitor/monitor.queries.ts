/** Monitors as lists and pages show them. */
import { describeTarget } from "@nightjar/checks/all"
import { among } from "@nightjar/db/among"
import { containing } from "@nightjar/db/like"
import { given, prepared } from "@nightjar/db/prepared"
import { notFound } from "@nightjar/kit/error"
import { type Id, zId } from "@nightjar/kit/id"
import type { KeyRing } from "@nightjar/kit/secret"
import { second } from "@nightjar/kit/time"
import { and, asc, desc, eq, exists, ilike, isNull, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { z } from "zod"
import type { TenantDb } from "../context.ts"
import { listDays } from "../history/day.queries.ts"
import { findOpenOf } from "../incident/incident.queries.ts"
import { namesOfRegions } from "../region/region.queries.ts"
import { isLost } from "../region/region.ts"
import { listRegionsOf } from "../schedule/schedule.queries.ts"
import { schedule } from "../schedule/schedule.table.ts"
import { standing } from "../standing/standing.table.ts"
import { freshMsOf } from "../standing/standing.ts"
import { listTagsOf } from "../tag/tag.queries.ts"
import { monitorTag } from "../tag/tag.table.ts"
import { stateLetters, states } from "../turn/turn.ts"
import { failingApart, type Run } from "../verdict/verdict.ts"
import { countMembers, listLinked } from "./links.queries.ts"
import { monitor } from "./monitor.table.ts"
import { monitorId } from "./monitor.ts"
import { openPushToken } from "./push-token.ts"
import { hideSecrets } from "./secrets.ts"

/** What a list may be narrowed to and ordered by; the address bar holds it. */
export const monitorFilter = z.object({
  search: z.string().trim().max(150).default(""),
  states: z.array(z.enum(states)).default([]),
  types: z.array(z.string()).default([]),
  tags: z.array(zId("tag")).default([]),
  /** Only its own members, not theirs. */
  group: monitorId.optional(),
  sort: z.enum(["state", "name", "newest"]).default("state"),
})
export type MonitorFilter = z.output<typeof monitorFilter>

/** A first page is what a screen shows at once and a little more; whoever scrolls on wants many. */
const pageSizeAt = (cursor: number) => (cursor === 0 ? 30 : 100)

/** By what a list is narrowed. */
interface Narrowed {
  search: boolean
  states: boolean
  types: boolean
  tags: boolean
  group: boolean
}

const matches = (db: TenantDb, { search, states, types, tags, group }: Narrowed) => {
  const tagged = () =>
    exists(
      db
        .select({ one: sql`1` })
        .from(monitorTag)
        .where(and(eq(monitorTag.monitorId, monitor.id), among(monitorTag.tagId, sql.placeholder("tags")))),
    )
  return and(
    isNull(monitor.deletedAt),
    search ? ilike(monitor.name, given("pattern", monitor.name)) : undefined,
    states ? among(standing.state, sql.placeholder("states")) : undefined,
    types ? among(monitor.type, sql.placeholder("types")) : undefined,
    tags ? tagged() : undefined,
    group ? eq(monitor.groupId, given("group", monitor.groupId)) : undefined,
  )
}

/** What needs a person first. */
const urgency = ["down", "confirming", "degraded", "no_data", "maintenance", "up", "paused"] as const
const urgencyRank = sql.join([
  sql`case ${standing.state}`,
  ...urgency.map((state, rank) => sql` when ${stateLetters[state]} then ${sql.raw(String(rank))}`),
  sql` end`,
])

const orders = {
  state: [urgencyRank, asc(sql`lower(${monitor.name})`), asc(monitor.id)],
  name: [asc(sql`lower(${monitor.name})`), asc(monitor.id)],
  newest: [desc(monitor.createdAt), desc(monitor.id)],
}

const parent = alias(monitor, "parent")

const findPage = prepared((db: TenantDb, { sort, ...narrowed }: Narrowed & Pick<MonitorFilter, "sort">) =>
  db
    .select({
      id: monitor.id,
      name: monitor.name,
      type: monitor.type,
      config: monitor.config,
      intervalSeconds: monitor.intervalSeconds,
      timeoutSeconds: monitor.timeoutSeconds,
      group: { id: parent.id, name: parent.name },
      state: standing.state,
      settled: standing.settled,
      since: standing.since,
      flappingSince: standing.flappingSince,
      runs: standing.runs,
    })
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .leftJoin(parent, and(eq(parent.id, monitor.groupId), isNull(parent.deletedAt)))
    .where(matches(db, narrowed))
    .orderBy(...orders[sort])
    .limit(sql.placeholder("limit"))
    .offset(sql.placeholder("cursor")),
)

/**
 * A page of the list.
 * @param cursor how many rows came before
 * @returns rows with the last 24 hours, and the next cursor or null
 */
export const listMonitors = async (db: TenantDb, filter: MonitorFilter & { cursor: number; now: Date }) => {
  const { search, states, types, tags, group, sort, cursor, now } = filter
  const pageSize = pageSizeAt(cursor)
  const rows = await findPage(
    db,
    { pattern: containing(search), states, types, tags, group, cursor, limit: pageSize + 1 },
    {
      search: search !== "",
      states: states.length > 0,
      types: types.length > 0,
      tags: tags.length > 0,
      group: group !== undefined,
      sort,
    },
  )
  const page = rows.slice(0, pageSize)
  const ids = page.map((row) => row.id)
  const groups = page.filter((row) => row.type === "group").map((row) => row.id)
  const failing = page.map(({ runs, intervalSeconds, timeoutSeconds }) => {
    const freshMs = freshMsOf({ intervalMs: intervalSeconds * second, timeoutMs: timeoutSeconds * second })
    return failingApart(runs, now.getTime() - freshMs)
  })
  const [days, tagsOf, members, regions] = await Promise.all([
    listDays(db, ids, now),
    listTagsOf(db, ids),
    countMembers(db, groups),
    failing.some((codes) => codes.length > 0) ? namesOfRegions(db) : new Map<number, string>(),
  ])
  return {
    monitors: page.map(({ config, runs, timeoutSeconds, flappingSince, ...row }, index) => ({
      ...row,
      target: describeTarget(config),
      /** Of a group; null for what is none. */
      members: members.get(row.id) ?? null,
      flapping: flappingSince !== null,
      /** Regions that fail while others do not. */
      failingIn: failing[index]!.flatMap((code) => regions.get(code) ?? []),
      lastCheckAt: lastCheck(runs),
      tags: tagsOf.get(row.id) ?? [],
      ...days.get(row.id)!,
    })),
    nextCursor: rows.length > pageSize ? cursor + pageSize : null,
  }
}

const lastCheck = (runs: Record<number, { at: number }>): Date | null => {
  const moments = Object.values(runs).map((run) => run.at)
  return moments.length > 0 ? new Date(Math.max(...moments)) : null
}

/** Everything that the monitor's page and form show of it; secrets only by name. */
export const getMonitor = async (db: TenantDb, keys: KeyRing, id: Id<"monitor">, now: Date) => {
  const [row] = await db
    .select()
    .from(monitor)
    .innerJoin(standing, eq(standing.monitorId, monitor.id))
    .where(and(eq(monitor.id, id), isNull(monitor.deletedAt)))
  if (!row) throw notFound("monitor")
  const [due] = await db
    .select({
      // A claim moves `due_at` to the end of its lease.
      at: sql<string>`min(case when ${schedule.claimedBy} is null then ${schedule.dueAt} else ${schedule.nextSlotAt} end)`,
    })
    .from(schedule)
    .where(eq(schedule.monitorId, id))
  const { config, pushTokenHash, pushTokenSealed, deletedAt, tenantId, ...fields } = row.monitor
  const tags = (await listTagsOf(db, [id])).get(id) ?? []
  const sights = (await listRegionsOf(db, id)).map(({ code, name, seenAt }) =>
    sightOf(row.standing.runs[code], { name, seenAt, now }),
  )
  return {
    ...fields,
    regions: sights.map((sight) => sight.region),
    sights,
    ...(await listLinked(db, row.monitor)),
    incident: await findOpenOf(db, id),
    config: hideSecrets(config),
    target: describeTarget(config),
    pushToken: openPushToken(keys, { tenant: db.tenant, id }, pushTokenSealed),
    tags,
    state: row.standing.state,
    settled: row.standing.settled,
    since: row.standing.since,
    outageSince: row.standing.outageSince,
    flapping: row.standing.flappingSince !== null,
    failedAttempts: failedAttempts(row.standing.runs),
    lastCheckAt: lastCheck(row.standing.runs),
    nextCheckAt: due?.at ? new Date(due.at) : null,
  }
}

/** What a region saw last; nothing when it has not been heard of, and `lost` when nobody works there any more. */
const sightOf = (run: Run | undefined, { name, seenAt, now }: { name: string; seenAt: Date | null; now: Date }) => ({
  region: name,
  status: run?.status ?? null,
  checkedAt: run ? new Date(run.at) : null,
  /** When a worker last signed for the region. */
  seenAt,
  lost: isLost(seenAt, now),
})

/** Failing attempts in a row, for "2 of 3 attempts failed". */
const failedAttempts = (runs: Record<number, { status: string; count: number }>): number =>
  Math.max(0, ...Object.values(runs).map((run) => (run.status === "down" ? run.count : 0)))
