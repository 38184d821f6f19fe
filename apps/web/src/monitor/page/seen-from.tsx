"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"
import { stateOfStatus } from "../state-of.ts"
import type { Monitor } from "./monitor-page.tsx"

type Sight = Monitor["sights"][number]

/** What each region saw last, where there are several, and where nobody looks any more. */
export function SeenFrom({ sights }: { sights: readonly Sight[] }) {
  const t = useTranslations("monitor")
  if (sights.length < 2 && !sights.some((sight) => sight.lost)) return null
  return (
    <section aria-label={t("seenFrom")}>
      <h2 className="mb-3 font-semibold text-lg">{t("seenFrom")}</h2>
      <ul className="divide-y rounded-lg border bg-raised shadow-card">
        {sights.map((sight) => (
          <li key={sight.region} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <SightLine sight={sight} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SightLine({ sight: { region, status, checkedAt, lost, seenAt } }: { sight: Sight }) {
  const t = useTranslations("monitor")
  const words = useTranslations("status")
  const when = (at: string) => ({ when: () => <RelativeTime key="when" at={Date.parse(at)} /> })
  return (
    <>
      <span className="flex w-40 items-center gap-2.5">
        <StateMark state={lost ? "no_data" : stateOfStatus(status)} />
        <span className="min-w-0 truncate font-medium">{region}</span>
      </span>
      {lost ? (
        <span className="flex-1">{seenAt ? t.rich("noWorker", when(seenAt)) : t("neverWorker")}</span>
      ) : (
        <span className="flex-1 text-ink-soft">{status ? words(status) : t("notYetSeen")}</span>
      )}
      {checkedAt && <span className="text-ink-faint text-sm">{t.rich("seenAt", when(checkedAt))}</span>}
    </>
  )
}
