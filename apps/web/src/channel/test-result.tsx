"use client"

import { Callout } from "@nightjar/ui/callout"
import { Elapsed } from "@nightjar/ui/duration"
import { useTranslations } from "next-intl"
import { AnswerText } from "../delivery/answer-text.tsx"
import { DeliveryState } from "../delivery/delivery-state.tsx"
import type { TestState } from "./use-test.ts"

/** What came of a test: the provider's own words. */
export function TestResult({ test }: { test: TestState }) {
  const t = useTranslations("channels")
  if (test.kind === "none") return null
  if (test.kind === "refused") return <Callout kind="error" title={test.problem.message} />
  return (
    <section aria-live="polite" aria-label={t("testTitle")} className="space-y-2 rounded-lg border bg-sunken p-4">
      {test.kind === "running" ? (
        <p className="text-ink-soft">
          {t("testing")} <Elapsed since={test.since} />
        </p>
      ) : (
        <>
          <p className="flex flex-wrap items-center gap-x-3">
            <DeliveryState delivery={test.delivery} />
            <span>{t(test.delivery.state === "delivered" ? "testTaken" : "testNotTaken")}</span>
          </p>
          <AnswerText answer={test.delivery.answer} />
        </>
      )}
    </section>
  )
}
