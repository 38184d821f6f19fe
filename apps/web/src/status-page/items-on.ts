/** The monitors on a page as visitors know them, in the page's order. Pure. */
import type { ShownStatusPage } from "./use-status-page-verbs.ts"

export const itemsOn = ({ layout, monitors }: Pick<ShownStatusPage, "layout" | "monitors">) => {
  const ownNames = new Map(monitors.map(({ id, name }) => [id, name]))
  const items = layout.flatMap((group) => group.items)
  return items.map(({ monitorId, name, showsLatency }) => ({
    id: monitorId,
    name: name ?? ownNames.get(monitorId) ?? "",
    showsLatency,
  }))
}

export type ShownItem = ReturnType<typeof itemsOn>[number]
