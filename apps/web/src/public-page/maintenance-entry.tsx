import type { Picture } from "@nightjar/core/snapshot/picture"
import { StateLabel } from "@nightjar/ui/state-label"
import { useTranslations } from "next-intl"
import { Moment } from "./moment.tsx"

interface MaintenanceEntryProps {
  maintenance: Picture["maintenances"][number]
  names: ReadonlyMap<string, string>
}

export function MaintenanceEntry({ maintenance, names }: MaintenanceEntryProps) {
  const t = useTranslations("publicPage")
  const { title, description, fromAt, toAt, running, items } = maintenance
  return (
    <article className="px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 break-words font-medium text-base" dir="auto">
          {title}
        </h3>
        {running && <StateLabel state="maintenance" word={t("running")} />}
      </div>
      <p className="mt-1 text-ink-soft text-sm">
        <Moment at={fromAt} /> – {toAt ? <Moment at={toAt} /> : t("openEnd")}
      </p>
      {description && (
        <p className="mt-1 whitespace-pre-line break-words" dir="auto">
          {description}
        </p>
      )}
      {items.length > 0 && (
        <p className="mt-1 text-ink-soft text-sm">
          {t("affects", { names: items.flatMap((id) => names.get(id) ?? []).join(", ") })}
        </p>
      )}
    </article>
  )
}
