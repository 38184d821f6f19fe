/** The CLI's verbs, on the same client that everybody uses. */
import type { NightjarClient } from "./client.ts"

export interface Output {
  /** For people. */
  say(text: string): void
  /** For programs: `--json`. */
  data(value: unknown): void
}

export interface Arguments {
  rest: string[]
  search?: string | undefined
  state?: string | undefined
  name?: string | undefined
  interval?: string | undefined
  all?: boolean | undefined
}

/** The person's words did not make sense; the help is shown. */
export class Misunderstood extends Error {}

type Command = (client: NightjarClient, given: Arguments, output: Output, signal: AbortSignal) => Promise<void>

const marks: Record<string, string> = {
  up: "●",
  degraded: "◐",
  down: "■",
  confirming: "◌",
  maintenance: "◆",
  no_data: "○",
  paused: "‖",
}
const markOf = (state: string) => `${marks[state] ?? "?"} ${state.replace("_", " ")}`

export const listMonitors: Command = async (client, { search = "", state }, { say, data }) => {
  const states = (state?.split(",") ?? []) as never[]
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof client.monitor.list.query>> = await client.monitor.list.query({
      search,
      states,
      cursor,
    })
    for (const row of page.monitors) {
      data(row)
      say(`${markOf(row.state).padEnd(14)} ${row.name.padEnd(30)} ${row.target}`)
    }
    cursor = page.nextCursor
  }
}

/** Those that last; with `--all` those that are over too. */
export const listIncidents: Command = async (client, { search = "", all = false }, { say, data }) => {
  for (let cursor: number | null = 0; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof client.incident.list.query>> = await client.incident.list.query({
      search,
      open: !all,
      cursor,
    })
    for (const row of page.incidents) {
      data(row)
      say(`${row.id}  ${row.state.padEnd(12)} ${row.openedAt}  ${row.monitor.name.padEnd(30)} ${row.reason}`)
    }
    cursor = page.nextCursor
  }
}

export const acknowledgeIncident: Command = async (client, { rest }, { say, data }) => {
  const [id] = rest
  if (!id) throw new Misunderstood("Name the incident, as `nightjar incidents list` shows it: inc_…")
  data(await client.incident.acknowledge.mutate({ id: id as `inc_${string}` }))
  say(`Acknowledged ${id}.`)
}

export const createMonitor: Command = async (client, { rest, name, interval }, { say, data }) => {
  const [url] = rest
  if (!url || !URL.canParse(url)) throw new Misunderstood("Name the address to watch, e.g. https://example.com/health")
  const intervalSeconds = Number(interval ?? 60)
  if (!Number.isInteger(intervalSeconds)) throw new Misunderstood("--interval takes a whole number of seconds.")
  const retryIntervalSeconds = Math.min(20, intervalSeconds)
  const created = await client.monitor.create.mutate({
    name: name ?? new URL(url).host,
    intervalSeconds,
    retryIntervalSeconds,
    timeoutSeconds: Math.max(1, Math.min(10, Math.floor(0.8 * Math.min(intervalSeconds, retryIntervalSeconds)))),
    config: { type: "http", url },
  })
  data(created)
  say(`Watching ${url} every ${intervalSeconds} s: ${created.id}`)
}

export const watchMonitors: Command = async (client, _, { say, data }, signal) => {
  for await (const item of client.live({ signal })) {
    data(item)
    if (item.type === "event") say(`${item.at}  ${item.name}  ${item.subject ?? ""}`)
    if (item.type === "heartbeats")
      for (const beat of item.heartbeats)
        say(
          `${beat.slotAt}  ${markOf(beat.state).padEnd(14)} ${beat.monitor}  ${beat.latencyMs === null ? "" : `${Math.round(beat.latencyMs)} ms`}`,
        )
  }
}
