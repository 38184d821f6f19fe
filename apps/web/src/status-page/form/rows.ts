/** A page's groups and monitors as one list of rows, in which everything can be moved up and down. Pure. */
import type { Layout, LayoutItem } from "@nightjar/core/status-page/layout"

export interface GroupRow {
  kind: "group"
  key: string
  name: string
}

export interface MonitorRow {
  kind: "monitor"
  key: LayoutItem["monitorId"]
  /** What the monitor itself is called. */
  ownName: string
  /** What visitors read instead; empty for its own name. */
  name: string
  showsLatency: boolean
}

/** A heading is followed by its monitors; those before the first one stand under none. */
export type Row = GroupRow | MonitorRow

export const rowsOf = (layout: Layout, ownNames: ReadonlyMap<string, string>): Row[] =>
  layout.flatMap(({ name, items }, index): Row[] => {
    const rows = items.map(({ monitorId, name, showsLatency }): MonitorRow => {
      const ownName = ownNames.get(monitorId) ?? ""
      return { kind: "monitor", key: monitorId, ownName, name: name ?? "", showsLatency }
    })
    return index === 0 && name === "" ? rows : [{ kind: "group", key: `group-${index}`, name }, ...rows]
  })

export const layoutOf = (rows: readonly Row[]): Layout => {
  const groups: Layout = []
  for (const row of rows) {
    if (row.kind === "group") groups.push({ name: row.name.trim(), items: [] })
    else {
      if (groups.length === 0) groups.push({ name: "", items: [] })
      const { key: monitorId, name, showsLatency } = row
      groups.at(-1)!.items.push({ monitorId, name: name.trim() || null, showsLatency })
    }
  }
  return groups
}

/** A new heading at the end. */
export const withGroup = (rows: readonly Row[]): Row[] => {
  const taken = new Set<string>(rows.map(({ key }) => key))
  let number = rows.length
  while (taken.has(`group-${number}`)) number++
  return [...rows, { kind: "group", key: `group-${number}`, name: "" }]
}

const isHeading = (row: Row) => row.kind === "group"

/** Where what moves with a row ends: a heading takes its monitors along. */
const endOf = (rows: readonly Row[], index: number): number => {
  if (rows[index]?.kind !== "group") return index + 1
  const next = rows.findIndex((row, at) => at > index && isHeading(row))
  return next === -1 ? rows.length : next
}

/**
 * The gap in which a row may be put that is held over another one: monitors go anywhere, groups only between groups.
 * @param gap the number of rows above it
 */
export const gapFor = (rows: readonly Row[], index: number, gap: number): number => {
  const end = endOf(rows, index)
  if (gap >= index && gap <= end) return index
  if (rows[index]?.kind !== "group") return gap
  if (gap > end) {
    const next = rows.findIndex((row, at) => at >= gap && isHeading(row))
    return next === -1 ? rows.length : next
  }
  const before = rows.findLastIndex((row, at) => at <= gap && isHeading(row))
  // What stands under no heading stays at the top, or it would come under this one.
  return before === -1 ? rows.findIndex(isHeading) : before
}

/** With a row, and what moves along, in another gap. */
export const moved = (rows: readonly Row[], index: number, gap: number): Row[] => {
  const [end, to] = [endOf(rows, index), gapFor(rows, index, gap)]
  if (to === index) return [...rows]
  const block = rows.slice(index, end)
  return to < index
    ? [...rows.slice(0, to), ...block, ...rows.slice(to, index), ...rows.slice(end)]
    : [...rows.slice(0, index), ...rows.slice(end, to), ...block, ...rows.slice(to)]
}

/** One place up or down, as a key press means it. */
export const stepped = (rows: readonly Row[], index: number, direction: "up" | "down"): Row[] =>
  moved(rows, index, direction === "up" ? Math.max(0, index - 1) : Math.min(rows.length, endOf(rows, index) + 1))
