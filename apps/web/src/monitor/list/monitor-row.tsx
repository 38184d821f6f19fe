"use client"

import { Badge } from "@nightjar/ui/badge"
import { Checkbox } from "@nightjar/ui/checkbox"
import { HeartbeatBar } from "@nightjar/ui/heartbeat-bar"
import { Latency } from "@nightjar/ui/latency"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { percentText } from "@nightjar/ui/rules/uptime"
import { StateMark } from "@nightjar/ui/state-mark"
import { TagChip } from "@nightjar/ui/tag-chip"
import { useTexts } from "@nightjar/ui/texts"
import { UptimeFigure } from "@nightjar/ui/uptime-figure"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { memo, type ReactNode } from "react"
import { dayBeats, shownHours } from "./day-beats.ts"
import { rowGrid } from "./row-grid.ts"
import type { Row } from "./use-monitors.ts"

interface RowFaceProps {
  row: Row
  selected?: boolean
  /** Parts that can do something where somebody hears it. */
  select: ReactNode
  link: ReactNode
  bar: ReactNode
  checked: ReactNode
}

/** How a monitor looks in a line, or in three short ones on a phone. */
export function RowFace({ row, selected = false, select, link, bar, checked }: RowFaceProps) {
  const states = useTexts().states
  return (
    <div
      className={`${rowGrid} relative px-3 py-2.5 transition-colors hover:bg-ink/3 has-focus-visible:bg-ink/4 sm:px-4 ${selected ? "bg-accent-soft!" : ""}`}
    >
      <span className="z-10 grid size-6 place-items-center max-md:hidden">{select}</span>
      <div className="flex min-w-0 items-center gap-3">
        <StateMark state={row.state} label={states[row.state]} className="size-3.5" />
        <div className="min-w-0">
          {link}
          <Target row={row} />
        </div>
      </div>
      <div className="flex min-w-0 gap-1 overflow-hidden max-lg:hidden">
        {row.tags.slice(0, 2).map((tag) => (
          <TagChip key={tag.id} name={tag.name} value={tag.value || undefined} color={tag.color} />
        ))}
        {row.tags.length > 2 && <span className="text-ink-faint text-sm">+{row.tags.length - 2}</span>}
      </div>
      {row.members === null ? (
        <div className="z-10 h-6 max-md:col-span-2 max-md:row-start-2">{bar}</div>
      ) : (
        <span className="max-md:hidden" />
      )}
      <UptimeFigure ratio={row.uptime24h.ratio} className="justify-end max-md:col-start-2 max-md:row-start-1" />
      <Latency ms={row.p95Ms} className="text-right text-ink-soft max-md:hidden" />
      <span className="truncate text-right text-ink-faint text-sm max-md:hidden">
        {row.lastCheckAt ? checked : "–"}
      </span>
    </div>
  )
}

/** The name leads to the monitor's page, and so does every place of the row that does nothing else. */
export const rowLink =
  "block w-fit max-w-full truncate text-left font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"

interface MonitorRowProps {
  row: Row
  /** The hour it is, Unix ms: bars move on with it. */
  hourNow: number
  selected: boolean
  /** Undefined: nothing may be done to it. */
  onSelect: ((id: Row["id"]) => void) | undefined
}

export const MonitorRow = memo(function MonitorRow({ row, hourNow, selected, onSelect }: MonitorRowProps) {
  const t = useTranslations("list")
  const uptime = percentText(row.uptime24h.ratio)
  return (
    <RowFace
      row={row}
      selected={selected}
      select={
        onSelect && (
          <Checkbox aria-label={t("select", { name: row.name })} checked={selected} onChange={() => onSelect(row.id)} />
        )
      }
      link={
        // Fetched when it is pressed: fetching all in sight ahead cost the server more than the list itself.
        <Link href={`/monitors/${row.id}`} prefetch={false} dir="auto" className={rowLink}>
          {row.name}
        </Link>
      }
      bar={
        <HeartbeatBar
          beats={dayBeats(row.hours, hourNow)}
          count={shownHours}
          label={t("bar", { uptime })}
          keyboard={false}
          className="h-6"
        />
      }
      checked={row.lastCheckAt && <RelativeTime at={Date.parse(row.lastCheckAt)} />}
    />
  )
})

/** What it points at, in which group, and what a state alone does not tell. */
function Target({ row: { group, members, target, flapping, failingIn } }: { row: Row }) {
  const t = useTranslations("list")
  const notes = [
    ...(flapping ? [t("flapping")] : []),
    ...(failingIn.length > 0 ? [t("failingIn", { regions: failingIn.join(", ") })] : []),
  ]
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-ink-faint text-sm">
      {members !== null && <Badge>{t("group")}</Badge>}
      {notes.map((note) => (
        <Badge key={note}>{note}</Badge>
      ))}
      {group && (
        <>
          <bdi className="max-w-1/2 shrink-0 truncate">{group.name}</bdi>
          <span aria-hidden="true">›</span>
        </>
      )}
      <span className="min-w-0 truncate">{members === null ? target : t("members", { count: members })}</span>
    </p>
  )
}
