"use client"

import { Badge } from "@nightjar/ui/badge"
import { Duration, Elapsed } from "@nightjar/ui/duration"
import { PageHeader } from "@nightjar/ui/page-header"
import { StateLabel } from "@nightjar/ui/state-label"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { Knowing } from "../knowing.tsx"
import type { Incident } from "../use-incident-verbs.ts"
import { IncidentActions } from "./incident-actions.tsx"

/** What is down, for how long, why, who is on it, and what can be done. */
export function Heading({ incident }: { incident: Incident }) {
  const t = useTranslations("incidents")
  const { monitor, reason, turns } = incident
  const flapping = turns.at(-1)?.flapping
  return (
    <PageHeader
      back={
        <Link href="/incidents" className="rounded-sm hover:text-ink hover:underline">
          {t("title")}
        </Link>
      }
      title={monitor.name}
      description={
        <>
          <span dir="ltr" className="block max-w-full truncate">
            {monitor.target}
          </span>
          <span dir="auto" className="mt-1 block text-ink [overflow-wrap:anywhere]">
            {reason}
          </span>
          <span className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <Lasting incident={incident} />
            <Knowing {...incident} />
            {flapping && flapping !== "ends" && <Badge>{t("flapping")}</Badge>}
            <Link href={`/monitors/${monitor.id}`} className="rounded-sm text-accent-ink underline underline-offset-3">
              {t("toMonitor")}
            </Link>
          </span>
        </>
      }
      actions={<IncidentActions incident={incident} />}
    />
  )
}

function Lasting({ incident: { openedAt, resolvedAt } }: { incident: Incident }) {
  const t = useTranslations("incidents")
  const since = Date.parse(openedAt)
  return (
    <StateLabel
      state={resolvedAt ? "up" : "down"}
      word={t(resolvedAt ? "states.resolved" : "states.open")}
      pill
      detail={
        resolvedAt ? (
          <>
            {t("after")} <Duration ms={Date.parse(resolvedAt) - since} />
          </>
        ) : (
          <>
            {t("for")} <Elapsed since={since} />
          </>
        )
      }
    />
  )
}
