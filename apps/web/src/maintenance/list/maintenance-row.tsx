"use client"

import type { Phase } from "@nightjar/core/maintenance"
import { Button } from "@nightjar/ui/button"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateMark } from "@nightjar/ui/state-mark"
import { TagChip } from "@nightjar/ui/tag-chip"
import { CalendarCheck, CalendarClock, Hand, type LucideIcon } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { ItemRow } from "../../settings/item-row.tsx"
import type { Maintenance, useMaintenanceVerbs } from "../use-maintenance-verbs.ts"
import { useSentence } from "../use-sentence.ts"
import { Progress, WindowTime } from "../window-time.tsx"

interface MaintenanceRowProps {
  maintenance: Maintenance
  /** Undefined: the viewer may not. */
  verbs: ReturnType<typeof useMaintenanceVerbs> | undefined
}

const icons: Record<Exclude<Phase, "running">, LucideIcon> = {
  upcoming: CalendarClock,
  ready: Hand,
  past: CalendarCheck,
}

export function MaintenanceRow({ maintenance, verbs }: MaintenanceRowProps) {
  const t = useTranslations("maintenance")
  const sentence = useSentence()
  const { id, title, timing, timeZone, monitors, tags } = maintenance
  return (
    <ItemRow
      mark={<Mark phase={maintenance.phase} />}
      name={
        <Link href={`/maintenance/${id}`} className="rounded-sm underline-offset-3 hover:underline">
          {title}
        </Link>
      }
      badges={tags.map((tag) => <TagChip key={tag.id} name={tag.name} color={tag.color} />)}
      facts={[
        <When key="when" maintenance={maintenance} />,
        ...(timing.strategy === "manual" ? [t("strategies.manual")] : []),
        // Of one that comes once, its window says all.
        ...(isRecurring(timing) ? [sentence({ timing, timeZone })] : []),
        ...(monitors > 0 ? [t("monitors", { count: monitors })] : []),
      ]}
      action={verbs && <Verb maintenance={maintenance} verbs={verbs} />}
    />
  )
}

const isRecurring = ({ strategy }: Maintenance["timing"]) => strategy !== "manual" && strategy !== "single"

function Mark({ phase }: { phase: Phase }) {
  if (phase === "running") return <StateMark state="maintenance" className="size-4" />
  const Icon = icons[phase]
  return <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
}

/** How long it lasts, when it comes, or when it was. */
function When({ maintenance: { window, next, lastEndedAt, timeZone } }: { maintenance: Maintenance }) {
  const t = useTranslations("maintenance")
  if (window) return <Progress window={window} timeZone={timeZone} />
  if (next[0]) return <WindowTime window={next[0]} timeZone={timeZone} />
  if (!lastEndedAt) return null
  return t.rich("ended", { when: () => <RelativeTime at={Date.parse(lastEndedAt)} /> })
}

function Verb({
  maintenance,
  verbs,
}: Required<MaintenanceRowProps> & { verbs: NonNullable<MaintenanceRowProps["verbs"]> }) {
  const t = useTranslations("maintenance")
  const { phase, title, timing } = maintenance
  if (phase === "running")
    return (
      <Button size="sm" aria-label={t("endThis", { title })} onClick={() => verbs.end(maintenance)}>
        {t("end")}
      </Button>
    )
  if (timing.strategy !== "manual") return null
  return (
    <Button size="sm" aria-label={t("startThis", { title })} onClick={() => verbs.start(maintenance)}>
      {t("start")}
    </Button>
  )
}
