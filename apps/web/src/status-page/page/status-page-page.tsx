"use client"

import { Callout } from "@nightjar/ui/callout"
import { PageHeader } from "@nightjar/ui/page-header"
import { useQuery } from "@tanstack/react-query"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { Notices } from "../../notice/notices.tsx"
import { PageAddress } from "../page-address.tsx"
import { PageState } from "../page-state.tsx"
import { Preview } from "../preview/preview.tsx"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { BadgePanel } from "./badge-panel.tsx"
import { LivePanel } from "./live-panel.tsx"
import { StatusPageActions } from "./status-page-actions.tsx"

/** One status page: where it is, what is said on it, and how it looks now. */
export function StatusPagePage({ id }: { id: ShownStatusPage["id"] }) {
  const t = useTranslations("statusPages")
  const trpc = useTRPC()
  const { data: page, error } = useQuery(trpc.statusPage.get.queryOptions({ id }))
  if (!page) return error ? <Callout kind="error" title={problemOf(error).message} /> : null
  const { title, slug, state } = page
  const isPublished = state === "published"
  return (
    <>
      <PageHeader
        back={
          <Link href="/status-pages" className="rounded-sm hover:text-ink hover:underline">
            {t("title")}
          </Link>
        }
        title={title}
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <PageState state={state} />
            {!isPublished && <PageAddress slug={slug} isLink={false} />}
          </span>
        }
        actions={<StatusPageActions page={page} />}
      />
      <div className="grid gap-x-8 gap-y-2 xl:grid-cols-[minmax(0,29rem)_minmax(0,1fr)]">
        <div className="min-w-0">
          {isPublished && <LivePanel page={page} />}
          <Notices page={page} />
          {isPublished && <BadgePanel page={page} />}
        </div>
        <div className="min-w-0 xl:sticky xl:top-20 xl:self-start">
          <Preview id={id} title={t(isPublished ? "preview" : "previewHidden")} look={page} />
        </div>
      </div>
    </>
  )
}
