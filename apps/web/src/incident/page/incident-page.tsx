"use client"

import { Callout } from "@nightjar/ui/callout"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { EvidenceSides } from "../../monitor/page/evidence.tsx"
import type { Incident } from "../use-incident-verbs.ts"
import { Heading } from "./heading.tsx"
import { Story } from "./story-column.tsx"

/** One outage: what happened on the one side, what is known about it on the other. */
export function IncidentPage({ id }: { id: Incident["id"] }) {
  const trpc = useTRPC()
  const { data: incident, error } = useQuery(trpc.incident.get.queryOptions({ id }))
  if (!incident) return error ? <Callout kind="error" title={problemOf(error).message} /> : null
  return (
    <>
      <Heading incident={incident} />
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Story incident={incident} />
        <div className="min-w-0 space-y-8">
          <IncidentEvidence id={id} />
        </div>
      </div>
    </>
  )
}

function IncidentEvidence({ id }: { id: Incident["id"] }) {
  const t = useTranslations("incidents")
  const trpc = useTRPC()
  const { data } = useQuery(trpc.incident.evidence.queryOptions({ id }))
  if (!data?.failure) return null
  return <EvidenceSides title={t("evidence")} failure={data.failure} success={data.success} />
}
