"use client"

import { phases } from "@nightjar/core/maintenance"
import { Callout } from "@nightjar/ui/callout"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useQuery } from "@tanstack/react-query"
import { Plus } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { ItemRows } from "../../settings/item-row.tsx"
import { Panel } from "../../settings/panel.tsx"
import { useMay } from "../../shell/facts-provider.tsx"
import { useMaintenanceVerbs } from "../use-maintenance-verbs.ts"
import { FirstMaintenance } from "./first-maintenance.tsx"
import { MaintenanceRow } from "./maintenance-row.tsx"

/** What runs, what comes, what waits for a hand, and what is over. */
export function MaintenanceList() {
  const t = useTranslations("maintenance")
  const trpc = useTRPC()
  const router = useRouter()
  const may = useMay()
  const verbs = useMaintenanceVerbs()
  const { data: maintenances, error } = useQuery(trpc.maintenance.list.queryOptions({ count: 1 }))
  const mayPlan = may("maintenance.create")
  useHotkeys({ n: mayPlan ? () => router.push("/maintenance/new") : undefined })
  const isEmpty = maintenances?.length === 0
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          mayPlan &&
          !isEmpty && (
            <LinkButton asChild variant="primary">
              <Link href="/maintenance/new">
                <Plus aria-hidden="true" />
                {t("new")}
              </Link>
            </LinkButton>
          )
        }
      />
      {!maintenances && error && <Callout kind="error" title={problemOf(error).message} />}
      {!maintenances && !error && <Skeleton className="h-40" />}
      {isEmpty && <FirstMaintenance mayPlan={mayPlan} />}
      {maintenances &&
        phases.map((phase) => {
          const rows = maintenances.filter((one) => one.phase === phase)
          if (rows.length === 0) return null
          return (
            <Panel key={phase} title={t(`phases.${phase}`)} flush>
              <ItemRows label={t(`phases.${phase}`)}>
                {rows.map((one) => (
                  <MaintenanceRow key={one.id} maintenance={one} verbs={may("maintenance.start") ? verbs : undefined} />
                ))}
              </ItemRows>
            </Panel>
          )
        })}
    </div>
  )
}
