/** A picture in the shape of Atlassian Statuspage's `summary.json`, which many tools read. Pure. */
import type { ItemState, OverallState, Picture } from "@nightjar/core/snapshot/picture"

const ofItem: Readonly<Record<ItemState, string>> = {
  up: "operational",
  degraded: "degraded_performance",
  down: "major_outage",
  maintenance: "under_maintenance",
  // Statuspage has no word for either. What is not known is no outage, and never fine.
  no_data: "degraded_performance",
  paused: "under_maintenance",
}

const indicators: Readonly<Record<OverallState, { indicator: string; description: string }>> = {
  up: { indicator: "none", description: "All Systems Operational" },
  empty: { indicator: "none", description: "Nothing Is Shown Yet" },
  no_data: { indicator: "minor", description: "State Partly Unknown" },
  degraded: { indicator: "minor", description: "Partially Degraded Service" },
  partial: { indicator: "major", description: "Partial System Outage" },
  down: { indicator: "critical", description: "Major Service Outage" },
  maintenance: { indicator: "maintenance", description: "Service Under Maintenance" },
}

interface Place {
  slug: string
  url: string
}

export const summaryOf = (picture: Picture, { slug, url }: Place) => {
  const components = componentsOf(picture, slug)
  const named = (ids: readonly string[]) => components.filter(({ id }) => ids.includes(id))
  return {
    page: { id: slug, name: picture.title, url, time_zone: "Etc/UTC", updated_at: picture.builtAt },
    components,
    incidents: [...noticesOf(picture, { slug, url }, named), ...outagesOf(picture, { slug, url }, named)],
    scheduled_maintenances: maintenancesOf(picture, { slug, url }, named),
    status: indicators[picture.overall],
  }
}

const groupId = (index: number) => `group-${index}`

/** Statuspage lists groups among their members; groups without a name are none. */
const componentsOf = ({ groups, builtAt }: Picture, slug: string) => {
  const times = { created_at: builtAt, updated_at: builtAt }
  const rest = { description: null, showcase: false, start_date: null, page_id: slug, only_show_if_degraded: false }
  return groups.flatMap(({ name, items }, index) => {
    const members = items.map((item, position) => ({
      id: item.id as string,
      name: item.name,
      status: ofItem[item.state],
      ...times,
      position: position + 1,
      ...rest,
      group_id: name ? groupId(index) : null,
      group: false,
    }))
    if (!name) return members
    const status = worst(members.map((member) => member.status))
    const group = {
      id: groupId(index),
      name,
      status,
      ...times,
      position: index + 1,
      ...rest,
      group_id: null,
      group: true,
    }
    return [{ ...group, components: members.map(({ id }) => id) }, ...members]
  })
}

const order = ["major_outage", "degraded_performance", "under_maintenance", "operational"]
const worst = (statuses: readonly string[]) => order.find((status) => statuses.includes(status)) ?? "operational"

type Named = (ids: readonly string[]) => ReturnType<typeof componentsOf>

const noticesOf = ({ notices }: Picture, { slug, url }: Place, named: Named) =>
  notices
    .filter(({ state }) => state !== "resolved")
    .map(({ id, title, impact, state, openedAt, items, updates }) => ({
      id: id as string,
      name: title,
      status: state as string,
      created_at: openedAt,
      updated_at: updates[0]?.at ?? openedAt,
      monitoring_at: updates.find((update) => update.state === "monitoring")?.at ?? null,
      resolved_at: null,
      impact: impact as string,
      shortlink: url,
      started_at: openedAt,
      page_id: slug,
      incident_updates: updates.map((update) => updateOf(update, id)),
      components: named(items),
    }))

const updateOf = (update: { id: string; at: string; state: string; text: string }, incident: string) => ({
  id: update.id,
  status: update.state,
  body: update.text,
  incident_id: incident,
  created_at: update.at,
  updated_at: update.at,
  display_at: update.at,
  affected_components: null,
})

/** What was found to be down is an incident that a person has not spoken of yet. */
const outagesOf = ({ outages }: Picture, { slug, url }: Place, named: Named) =>
  outages
    .filter(({ resolvedAt }) => resolvedAt === null)
    .map(({ id, monitorId, name, openedAt }) => ({
      id: id as string,
      name: `${name} is down`,
      status: "investigating",
      created_at: openedAt,
      updated_at: openedAt,
      monitoring_at: null,
      resolved_at: null,
      impact: "major",
      shortlink: url,
      started_at: openedAt,
      page_id: slug,
      incident_updates: [],
      components: named([monitorId]),
    }))

const maintenancesOf = ({ maintenances }: Picture, { slug, url }: Place, named: Named) =>
  maintenances.map(({ id, title, description, fromAt, toAt, running, items }) => ({
    id: `${id}-${Date.parse(fromAt)}`,
    name: title,
    status: running ? "in_progress" : "scheduled",
    created_at: fromAt,
    updated_at: fromAt,
    monitoring_at: null,
    resolved_at: null,
    impact: "maintenance",
    shortlink: url,
    started_at: fromAt,
    page_id: slug,
    incident_updates: description
      ? [
          updateOf(
            { id: `${id}-text`, at: fromAt, state: running ? "in_progress" : "scheduled", text: description },
            id,
          ),
        ]
      : [],
    components: named(items),
    scheduled_for: fromAt,
    scheduled_until: toAt,
  }))
