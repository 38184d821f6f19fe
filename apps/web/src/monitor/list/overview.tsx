"use client"

import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import type { State } from "@nightjar/ui/rules/state"
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
import { totalOf, watchedOf, worstOf } from "./summary-line.tsx"

/** What is broken, since when, what to press; then everything else. */
export function Overview() {
  const t = useTranslations("list")
  const sentences = useTranslations("summary")
  const trpc = useTRPC()
  const { data: summary } = useQuery(trpc.monitor.summary.queryOptions())
  const mayCreate = useMay()("monitor.create")
  const router = useRouter()
  useHotkeys({ n: mayCreate ? () => router.push("/monitors/new") : undefined })

  if (summary && totalOf(summary.states) === 0) {
    return (
      <>
        <PageHeader title={t("title")} />
        <FirstMonitor />
      </>
    )
  }
  const { state, count } = worstOf(summary?.states ?? {})
  return (
    <>
      {summary && (
        <Truth
          state={state}
          sentence={sentences(state, { count })}
          watched={t("watched", watchedOf(summary))}
          mayCreate={mayCreate}
        />
      )}
      <MonitorList counts={summary?.states ?? {}} />
    </>
  )
}

interface TruthProps {
  state: State
  /** The worst there is, in a sentence. */
  sentence: string
  /** How many are watched, and how much of today. */
  watched: string
  mayCreate: boolean
}

/** The head of the page. */
export function Truth({ state, sentence, watched, mayCreate }: TruthProps) {
  const t = useTranslations("list")
  return (
    <PageHeader
      mark={<StateMark state={state} className="size-5" />}
      title={sentence}
      description={watched}
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
