"use client"

import { Callout } from "@nightjar/ui/callout"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { Evidence } from "./evidence.tsx"
import { Heading } from "./heading.tsx"
import { History } from "./history.tsx"
import { LatestBeats } from "./latest-beats.tsx"
import { MaintenanceNote } from "./maintenance-note.tsx"
import { PushAddress } from "./push-address.tsx"
import { Timeline } from "./timeline.tsx"

export type Monitor = Answers["monitor"]["get"]

/** Everything about one monitor, what matters at three in the morning first. */
export function MonitorPage({ id }: { id: Monitor["id"] }) {
  const t = useTranslations("monitor")
  const trpc = useTRPC()
  const { data: monitor, error } = useQuery(trpc.monitor.get.queryOptions({ id }))
  if (!monitor) return error ? <Callout kind="error" title={problemOf(error).message} /> : null
  const isFailing = monitor.state === "down" || monitor.state === "confirming"
  return (
    <>
      <Heading monitor={monitor} />
      <MaintenanceNote id={id} />
      <div className="space-y-8">
        <LatestBeats monitor={monitor} />
        {monitor.pushToken && <PushAddress token={monitor.pushToken} />}
        {isFailing && <Evidence monitor={monitor} />}
        <History monitor={monitor} />
        {!isFailing && <Evidence monitor={monitor} />}
        <Timeline id={id} title={t("timeline")} />
      </div>
    </>
  )
}
