"use client"

import { Callout } from "@nightjar/ui/callout"
import { Duration } from "@nightjar/ui/duration"
import { PageHeader } from "@nightjar/ui/page-header"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { Panel } from "../../settings/panel.tsx"
import type { ShownMaintenance } from "../use-maintenance-verbs.ts"
import { useSentence } from "../use-sentence.ts"
import { Progress, WindowTime } from "../window-time.tsx"
import { Coverage } from "./coverage.tsx"
import { MaintenanceActions } from "./maintenance-actions.tsx"

/** One maintenance: when it is on, what it covers, and when it was. */
export function MaintenancePage({ id }: { id: ShownMaintenance["id"] }) {
  const t = useTranslations("maintenance")
  const trpc = useTRPC()
  const { data: maintenance, error } = useQuery(trpc.maintenance.get.queryOptions({ id }))
  if (!maintenance) return error ? <Callout kind="error" title={problemOf(error).message} /> : null
  return (
    <div className="max-w-4xl">
      <PageHeader
        back={
          <Link href="/maintenance" className="rounded-sm hover:text-ink hover:underline">
            {t("all")}
          </Link>
        }
        title={maintenance.title}
        description={<Truth maintenance={maintenance} />}
        actions={<MaintenanceActions maintenance={maintenance} />}
      />
      <When maintenance={maintenance} />
      <Panel title={t("coverage")}>
        <Coverage maintenance={maintenance} />
      </Panel>
      <Past maintenance={maintenance} />
    </div>
  )
}

/** What is said of it, and whether it is on. */
function Truth({ maintenance: { description, window, timeZone } }: { maintenance: ShownMaintenance }) {
  return (
    <>
      {description && (
        <span dir="auto" className="block max-w-2xl whitespace-pre-line [overflow-wrap:anywhere]">
          {description}
        </span>
      )}
      {window && (
        <span className="mt-2 flex items-center gap-2 font-medium text-maintenance-ink">
          <StateMark state="maintenance" />
          <span>
            <Progress window={window} timeZone={timeZone} />
          </span>
        </span>
      )}
    </>
  )
}

function When({ maintenance: { timing, timeZone, next } }: { maintenance: ShownMaintenance }) {
  const t = useTranslations("maintenance")
  const sentence = useSentence()({ timing, timeZone })
  if (next.length === 0) return <Panel title={t("when")}>{sentence}</Panel>
  return (
    <Panel title={t("when")} text={sentence} flush>
      <ol aria-label={t("nextWindows")} className="divide-y">
        {next.map((window) => (
          <li key={window.from} className="px-4 py-2.5 sm:px-5">
            <WindowTime window={window} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

/** The windows that really were, newest first. */
function Past({ maintenance: { history, timeZone } }: { maintenance: ShownMaintenance }) {
  const t = useTranslations("maintenance")
  const windows = history.flatMap(({ fromAt, toAt }) =>
    toAt === null ? [] : [{ from: Date.parse(fromAt), to: Date.parse(toAt) }],
  )
  if (windows.length === 0) return null
  return (
    <Panel title={t("history")} flush>
      <ol aria-label={t("history")} className="divide-y">
        {windows.map((window) => (
          <li key={window.from} className="flex flex-wrap justify-between gap-x-4 px-4 py-2.5 sm:px-5">
            <WindowTime window={window} timeZone={timeZone} />
            <span className="text-ink-soft">
              <Duration ms={window.to - window.from} />
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
