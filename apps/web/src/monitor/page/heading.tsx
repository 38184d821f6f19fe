"use client"

import { Badge } from "@nightjar/ui/badge"
import { Elapsed } from "@nightjar/ui/duration"
import { PageHeader } from "@nightjar/ui/page-header"
import { StateLabel } from "@nightjar/ui/state-label"
import { TagChip } from "@nightjar/ui/tag-chip"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { Links } from "./links.tsx"
import { MonitorActions } from "./monitor-actions.tsx"
import type { Monitor } from "./monitor-page.tsx"
import { NextCheck } from "./next-check.tsx"

/** What state it is in, since when, what comes next, and what can be done. */
export function Heading({ monitor }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  const since = Date.parse(monitor.state === "down" && monitor.outageSince ? monitor.outageSince : monitor.since)
  return (
    <PageHeader
      back={
        <Link href="/" className="rounded-sm hover:text-ink hover:underline">
          {t("all")}
        </Link>
      }
      title={monitor.name}
      description={
        <>
          <span className="block max-w-full truncate" dir="ltr">
            {monitor.type === "group" ? t("asMembers") : monitor.target}
          </span>
          <span className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
            <StateLabel
              state={monitor.state}
              pill
              detail={
                <>
                  {t("for")} <Elapsed since={since} />
                </>
              }
            />
            {monitor.incident && (
              <Link
                href={`/incidents/${monitor.incident.id}`}
                className="rounded-sm text-accent-ink underline underline-offset-3"
              >
                {t(monitor.incident.acknowledgedAt ? "incidentAcknowledged" : "incident")}
              </Link>
            )}
            {monitor.flapping && <Badge>{t("flapping.lasts")}</Badge>}
            <NextCheck monitor={monitor} />
            {monitor.tags.map((tag) => (
              <TagChip key={tag.id} name={tag.name} value={tag.value || undefined} color={tag.color} />
            ))}
          </span>
          <Links monitor={monitor} />
        </>
      }
      actions={<MonitorActions monitor={monitor} />}
    />
  )
}
