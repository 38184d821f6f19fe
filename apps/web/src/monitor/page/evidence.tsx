"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { EvidenceDetails } from "./evidence-details.tsx"
import type { Monitor } from "./monitor-page.tsx"
import { PhaseBar } from "./phase-bar.tsx"
import { type Seen, seenOf } from "./seen.ts"

/** The last failure beside the last success: what differs is what broke. */
export function Evidence({ monitor: { id, state } }: { monitor: Monitor }) {
  const t = useTranslations("evidence")
  const trpc = useTRPC()
  const { data } = useQuery(trpc.monitor.evidence.queryOptions({ id }))
  if (!data?.failure) return null
  // Blocked, or nobody has called yet: that is no failure of theirs.
  const isUnknown = state === "no_data"
  const title = isUnknown ? t("unknown") : t("failure")
  return <EvidenceSides title={title} isUnknown={isUnknown} failure={data.failure} success={data.success} />
}

interface EvidenceSidesProps {
  title: string
  /** It is not known whether it was a failure. */
  isUnknown?: boolean
  failure: Kept
  success: Kept | null
}

type Kept = Pick<NonNullable<Answers["monitor"]["evidence"]["failure"]>, "slotAt" | "outcome">

/** Side by side where there is room. */
export function EvidenceSides({ title, isUnknown = false, failure, success }: EvidenceSidesProps) {
  const t = useTranslations("evidence")
  return (
    <section aria-label={title} className="@container">
      <h2 className="mb-3 font-semibold text-lg">{title}</h2>
      <div className="grid gap-4 @2xl:grid-cols-2">
        <Side
          title={isUnknown ? t("unknown") : t("failure")}
          state={isUnknown ? "no_data" : "down"}
          at={failure.slotAt}
          seen={seenOf(failure.outcome)}
        />
        {success ? (
          <Side title={t("success")} state="up" at={success.slotAt} seen={seenOf(success.outcome)} />
        ) : (
          <p className="hidden place-items-center rounded-lg border border-dashed p-6 text-ink-soft @2xl:grid">
            {t("noSuccess")}
          </p>
        )}
      </div>
    </section>
  )
}

interface SideProps {
  title: string
  state: "up" | "down" | "no_data"
  at: string
  seen: Seen
}

function Side({ title, state, at, seen }: SideProps) {
  return (
    <article className="min-w-0 space-y-3 rounded-lg border bg-raised p-4">
      <header className="flex items-center gap-2">
        <StateMark state={state} />
        <h3 className="font-medium">{title}</h3>
        <RelativeTime at={Date.parse(at)} className="ml-auto text-ink-faint text-sm" />
      </header>
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {seen.message}
      </p>
      <PhaseBar phases={seen.phases} />
      <EvidenceDetails seen={seen} />
    </article>
  )
}
