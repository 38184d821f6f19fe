"use client"

import { humanDuration } from "@nightjar/kit/time"
import { DayBars } from "@nightjar/ui/day-bars"
import { Latency } from "@nightjar/ui/latency"
import { LatencyChart } from "@nightjar/ui/latency-chart"
import { Segmented } from "@nightjar/ui/segmented"
import { Skeleton } from "@nightjar/ui/skeleton"
import { Stat, Stats } from "@nightjar/ui/stat"
import { UptimeFigure } from "@nightjar/ui/uptime-figure"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { dayStateOf, phaseSeriesOf, pointsOf, shadesOf } from "./figures.ts"
import type { Monitor } from "./monitor-page.tsx"
import { ranges } from "./range.ts"
import { useRange } from "./use-range.ts"

export type HistoryAnswer = Answers["monitor"]["history"]

/** The newest point of the short ranges is a minute long. */
const refetchMs = 30_000

/** Latency and uptime, which a group has none of its own of, and the last ninety days. */
export function History({ monitor: { id, createdAt, type } }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  const trpc = useTRPC()
  const [range, setRange] = useRange(createdAt)
  const { data } = useQuery({
    ...trpc.monitor.history.queryOptions({ id, range }),
    placeholderData: keepPreviousData,
    refetchInterval: refetchMs,
  })
  return (
    <>
      {type !== "group" && (
        <section aria-label={t("latency")} className="space-y-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="font-semibold text-lg">{t("latency")}</h2>
            <div className="max-w-full overflow-x-auto">
              <Segmented
                label={t("range")}
                value={range}
                onValueChange={setRange}
                options={ranges.map((value) => ({ value, label: t(`ranges.${value}`) }))}
              />
            </div>
          </div>
          {data ? <Figures history={data} /> : <Skeleton className="h-20" />}
          {data ? <Chart history={data} /> : <Skeleton className="h-55" />}
        </section>
      )}
      <section aria-label={t("days")}>
        <h2 className="mb-3 font-semibold text-lg">{t("days")}</h2>
        {data ? <Days days={data.days} /> : <Skeleton className="h-9" />}
      </section>
    </>
  )
}

function Figures({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("monitor")
  const { uptime, outages, p50Ms, p95Ms, steps } = history
  const downMs = steps.reduce((sum, step) => sum + step.downMs, 0)
  return (
    <Stats>
      <Stat label={t("uptime")} value={<UptimeFigure ratio={uptime.ratio} coverage={uptime.coverage} digits={3} />} />
      <Stat
        label={t("outages")}
        value={outages}
        detail={downMs > 0 && t("down", { duration: humanDuration(downMs) })}
      />
      <Stat label={t("median")} value={<Latency ms={p50Ms} />} />
      <Stat label="p95" value={<Latency ms={p95Ms} />} />
    </Stats>
  )
}

function Chart({ history }: { history: HistoryAnswer }) {
  const t = useTranslations("monitor")
  const phaseNames = useTranslations("phases")
  const drawn = useMemo(() => {
    const points = pointsOf(history)
    return {
      // A step is drawn where its middle is.
      at: points.map((point) => Math.min(point.at + history.stepMs / 2, history.to)),
      areas: phaseSeriesOf(points).map(({ phase, values }) => ({ label: phaseNames(`${phase}Ms`), values })),
      lines: [
        { label: t("median"), values: points.map((point) => point.p50Ms) },
        { label: "p95", values: points.map((point) => point.p95Ms) },
      ],
      shades: shadesOf(history),
      range: [history.from, history.to] as const,
    }
  }, [history, t, phaseNames])
  if (history.p50Ms === null && drawn.shades.length === 0)
    return <p className="grid h-55 place-items-center rounded-lg border border-dashed text-ink-soft">{t("noPoints")}</p>
  return <LatencyChart label={t("chartLabel")} {...drawn} />
}

function Days({ days }: { days: HistoryAnswer["days"] }) {
  const t = useTranslations("monitor")
  const bars = days.map((day) => {
    const state = dayStateOf(day)
    const note = day.downMs > 0 ? t("down", { duration: humanDuration(day.downMs) }) : undefined
    return {
      day: day.dayAt.slice(0, 10),
      ratio: day.ratio,
      coverage: day.coverage,
      ...(state ? { state } : {}),
      ...(note ? { note } : {}),
    }
  })
  return <DayBars days={bars} label={t("daysLabel")} ends={[t("daysAgo"), t("today")]} />
}
