"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { EvidenceDetails } from "./evidence-details.tsx"
import type { Monitor } from "./monitor-page.tsx"
import { PhaseBar } from "./phase-bar.tsx"
import { seenOf } from "./seen.ts"

type Kept = NonNullable<Answers["monitor"]["evidence"]["failure"]>

/** Blocked, or nobody has called yet: that is no failure of theirs. */
const isFailure = ({ status }: Kept) => status === "down"

/** The last failure beside the last success: what differs is what broke. */
export function Evidence({ monitor: { id } }: { monitor: Monitor }) {
  const t = useTranslations("evidence")
  const trpc = useTRPC()
  const { data } = useQuery(trpc.monitor.evidence.queryOptions({ id }))
  if (!data?.failure) return null
  return (
    <EvidenceSides
      title={isFailure(data.failure) ? t("failure") : t("unknown")}
      failure={data.failure}
      success={data.success}
    />
  )
}

interface EvidenceSidesProps {
  title: string
  failure: Kept
  success: Kept | null
}

/** Side by side where there is room. */
export function EvidenceSides({ title, failure, success }: EvidenceSidesProps) {
  const t = useTranslations("evidence")
  return (
    <section aria-label={title} className="@container">
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      <div className="grid gap-4 @2xl:grid-cols-2">
        <Side title={isFailure(failure) ? t("failure") : t("unknown")} kept={failure} />
        {success ? (
          <Side title={t("success")} kept={success} />
        ) : (
          <p className="hidden place-items-center rounded-lg border border-dashed p-6 text-ink-soft @2xl:grid">
            {t("noSuccess")}
          </p>
        )}
      </div>
    </section>
  )
}

const marks = { up: "up", degraded: "degraded", down: "down", unknown: "no_data", blocked: "no_data" } as const

function Side({ title, kept }: { title: string; kept: Kept }) {
  const t = useTranslations("evidence.statuses")
  const seen = seenOf(kept.outcome)
  return (
    <article className="min-w-0 space-y-3 rounded-lg border bg-raised p-4">
      <header className="flex items-center gap-2">
        <StateMark state={marks[kept.status]} />
        <h3 className="font-medium">{title}</h3>
        <span className="text-ink-soft text-sm">{t(kept.status)}</span>
        <RelativeTime at={Date.parse(kept.slotAt)} className="ml-auto text-ink-faint text-sm" />
      </header>
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {seen.message}
      </p>
      <PhaseBar phases={seen.phases} />
      <EvidenceDetails seen={seen} />
    </article>
  )
}
