"use client"

import { Callout } from "@nightjar/ui/callout"
import { EmptyState } from "@nightjar/ui/empty-state"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import { Skeleton } from "@nightjar/ui/skeleton"
import { PanelsTopLeft, Plus } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { Card } from "../../settings/card.tsx"
import { ItemRows } from "../../settings/item-row.tsx"
import { useMay } from "../../shell/facts-provider.tsx"
import { useStatusPages } from "../use-status-pages.ts"
import { StatusPageRow } from "./status-page-row.tsx"

/** What the workspace tells its visitors, and where. */
export function StatusPageList() {
  const t = useTranslations("statusPages")
  const router = useRouter()
  const mayCreate = useMay()("statusPage.create")
  const { data: pages, error } = useStatusPages()
  useHotkeys({ n: mayCreate ? () => router.push("/status-pages/new") : undefined })
  const isEmpty = pages?.length === 0
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={mayCreate && !isEmpty && <NewLink icon={<Plus aria-hidden="true" />} />}
      />
      {!pages && error && <Callout kind="error" title={problemOf(error).message} />}
      {!pages && !error && <Skeleton className="h-40" />}
      {isEmpty && (
        <EmptyState
          icon={<PanelsTopLeft aria-hidden="true" />}
          title={t("none")}
          description={mayCreate ? t("noneText") : t("noneToWatch")}
        >
          {mayCreate && <NewLink />}
        </EmptyState>
      )}
      {pages && !isEmpty && (
        <Card>
          <ItemRows label={t("title")}>
            {pages.map((page) => (
              <StatusPageRow key={page.id} page={page} />
            ))}
          </ItemRows>
        </Card>
      )}
    </div>
  )
}

function NewLink({ icon }: { icon?: React.ReactNode }) {
  const t = useTranslations("statusPages")
  return (
    <LinkButton asChild variant="primary">
      <Link href="/status-pages/new">
        {icon}
        {t("new")}
      </Link>
    </LinkButton>
  )
}
