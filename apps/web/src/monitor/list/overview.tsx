"use client"

import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import { StateMark } from "@nightjar/ui/state-mark"
import { useQuery } from "@tanstack/react-query"
import { Plus } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { FirstMonitor } from "../first/first-monitor.tsx"
import { MonitorList } from "./monitor-list.tsx"
import { type Counts, totalOf, useSummary } from "./summary-line.tsx"

/** What is broken, since when, what to press; then everything else. */
export function Overview() {
  const t = useTranslations("list")
  const trpc = useTRPC()
  const { data: counts } = useQuery(trpc.monitor.summary.queryOptions())
  const mayCreate = useMay()("monitor.create")
  const router = useRouter()
  useHotkeys({ n: mayCreate ? () => router.push("/monitors/new") : undefined })

  if (counts && totalOf(counts) === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FirstMonitor />
      </>
    )
  }
  return (
    <>
      {counts && <Truth counts={counts} mayCreate={mayCreate} />}
      <MonitorList counts={counts ?? {}} />
    </>
  )
}

function Truth({ counts, mayCreate }: { counts: Counts; mayCreate: boolean }) {
  const t = useTranslations("list")
  const { state, sentence } = useSummary(counts)
  return (
    <PageHeader
      mark={<StateMark state={state} className="size-5" />}
      title={sentence}
      description={t("watched", { count: totalOf(counts) })}
      actions={
        mayCreate && (
          <LinkButton asChild variant="primary">
            <Link href="/monitors/new">
              <Plus aria-hidden="true" />
              {t("new")}
            </Link>
          </LinkButton>
        )
      }
    />
  )
}
