"use client"

import { Callout } from "@nightjar/ui/callout"
import { useQuery } from "@tanstack/react-query"
import { problemOf } from "../../data/problem.ts"
import { type Answers, useTRPC } from "../../data/trpc.ts"
import { Evidence } from "./evidence.tsx"
import { Heading } from "./heading.tsx"
import { History } from "./history.tsx"
import { LatestBeats } from "./latest-beats.tsx"
import { MaintenanceNote } from "./maintenance-note.tsx"
import { Members } from "./members.tsx"
import { PushAddress } from "./push-address.tsx"
import { SeenFrom } from "./seen-from.tsx"
import { Timeline } from "./timeline.tsx"

export type Monitor = Answers["monitor"]["get"]

/** Everything about one monitor, what matters at three in the morning first. */
export function MonitorPage({ id }: { id: Monitor["id"] }) {
  const trpc = useTRPC()
  const { data: monitor, error } = useQuery(trpc.monitor.get.queryOptions({ id }))
  if (!monitor) return error ? <Callout kind="error" title={problemOf(error).message} /> : null
  return (
    <>
      <Heading monitor={monitor} />
      <MaintenanceNote id={id} />
      <div className="space-y-8">
        {monitor.type === "group" ? (
          <>
            <Members id={id} />
            <History monitor={monitor} />
          </>
        ) : (
          <Checks monitor={monitor} />
        )}
        <Timeline monitor={monitor} />
      </div>
    </>
  )
}

/** What was found, of a monitor that asks by itself. */
function Checks({ monitor }: { monitor: Monitor }) {
  const isFailing = monitor.state === "down" || monitor.state === "confirming"
  return (
    <>
      <LatestBeats monitor={monitor} />
      {monitor.pushToken && <PushAddress token={monitor.pushToken} />}
      {isFailing && <Evidence monitor={monitor} />}
      <SeenFrom sights={monitor.sights} />
      <History monitor={monitor} />
      {!isFailing && <Evidence monitor={monitor} />}
    </>
  )
}
