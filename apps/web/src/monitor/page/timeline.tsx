"use client"

import { second } from "@nightjar/kit/time"
import { Badge } from "@nightjar/ui/badge"
import { Duration } from "@nightjar/ui/duration"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateLabel } from "@nightjar/ui/state-label"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { type Gap, type Happening, happeningsOf, type MonitorTurn } from "./happenings.ts"
import type { Monitor } from "./monitor-page.tsx"

const wordsLook = "min-w-40 flex-1 space-x-2 text-ink-soft max-sm:order-last max-sm:basis-full"
const linkLook = "rounded-sm text-accent-ink text-sm underline underline-offset-3"

/** Every turn and every gap, the newest first: what it became, why, and how long that lasted. */
export function Timeline({ monitor: { id, sights } }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  const trpc = useTRPC()
  const { data: turns } = useQuery(trpc.monitor.turns.queryOptions({ id }))
  const { data: gaps } = useQuery(trpc.monitor.gaps.queryOptions({ id }))
  if (!turns || !gaps) return null
  return (
    <section aria-label={t("timeline")}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold text-lg">{t("timeline")}</h2>
        {turns.some((turn) => turn.to === "down") && (
          <Link href={`/incidents?monitor=${id}`} className={linkLook}>
            {t("pastIncidents")}
          </Link>
        )}
      </div>
      {turns.length + gaps.length === 0 && <p className="text-ink-soft">{t("noTurns")}</p>}
      <ol className="divide-y rounded-lg border bg-raised empty:hidden">
        {happeningsOf(turns, gaps).map((happening) => (
          <li key={keyOf(happening)} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3">
            {"turn" in happening ? (
              <Turned turn={happening.turn} />
            ) : (
              <Missed gap={happening.gap} isOneOfMany={sights.length > 1} />
            )}
            <span className="ml-auto flex gap-3 text-ink-faint text-sm">
              {(happening.lastedMs ?? 0) >= second && <Duration ms={happening.lastedMs ?? 0} />}
              <RelativeTime at={happening.at} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const keyOf = (happening: Happening) =>
  "turn" in happening ? `turn ${happening.turn.at} ${happening.turn.to}` : `gap ${happening.at} ${happening.gap.region}`

function Turned({ turn }: { turn: MonitorTurn }) {
  const t = useTranslations("monitor")
  return (
    <>
      <StateLabel state={turn.to} className="w-28" />
      <span className={wordsLook}>
        <bdi className="[overflow-wrap:anywhere]">{turn.reason}</bdi>
        {turn.flapping && <Badge>{t(`flapping.${turn.flapping}`)}</Badge>}
        {turn.opens && (
          <Link href={`/incidents/${turn.opens}`} className={linkLook}>
            {t("incidentOf")}
          </Link>
        )}
      </span>
    </>
  )
}

/** A gap is no data, and never an outage. */
function Missed({ gap: { cause, slots, region }, isOneOfMany }: { gap: Gap; isOneOfMany: boolean }) {
  const t = useTranslations("monitor")
  return (
    <>
      <StateLabel state="no_data" className="w-28" />
      <span className={wordsLook}>
        <span>{t(`gap.${cause}`, { count: slots })}</span>
        {isOneOfMany && <Badge>{region}</Badge>}
      </span>
    </>
  )
}
