"use client"

import { Callout } from "@nightjar/ui/callout"
import { Elapsed } from "@nightjar/ui/duration"
import type { State } from "@nightjar/ui/rules/state"
import { StateLabel } from "@nightjar/ui/state-label"
import { useTranslations } from "next-intl"
import { EvidenceDetails } from "../page/evidence-details.tsx"
import { PhaseBar } from "../page/phase-bar.tsx"
import type { TestState } from "./use-test.ts"

const states: Record<string, State> = { up: "up", degraded: "degraded", down: "down" }

/** What a check of the unsaved form finds, with where its time went. */
export function TestResult({ test }: { test: TestState }) {
  const t = useTranslations("form")
  if (test.kind === "none") return null
  if (test.kind === "refused") return <Callout kind="error" title={test.problem.message} />
  return (
    <section aria-live="polite" aria-label={t("testTitle")} className="space-y-3 rounded-lg border bg-sunken p-4">
      {test.kind === "running" ? (
        <p className="text-ink-soft">
          {t("testing")} <Elapsed since={test.since} />
        </p>
      ) : (
        <>
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <StateLabel state={states[test.seen.status ?? ""] ?? "no_data"} pill />
            <p dir="auto" className="[overflow-wrap:anywhere]">
              {test.seen.message}
            </p>
          </div>
          <PhaseBar phases={test.seen.phases} />
          <EvidenceDetails seen={test.seen} />
        </>
      )}
    </section>
  )
}
