"use client"

import { oldestMs } from "@nightjar/core/snapshot"
import { pageUrl } from "@nightjar/core/tenant/host"
import { minute } from "@nightjar/kit/time"
import { Callout } from "@nightjar/ui/callout"
import { CopyButton } from "@nightjar/ui/copy-button"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { LinkButton } from "@nightjar/ui/link-button"
import { ExternalLink } from "lucide-react"
import { useTranslations } from "next-intl"
import { Panel } from "../../settings/panel.tsx"
import { useFacts } from "../../shell/facts-provider.tsx"
import { DrawnAt } from "../drawn-at.tsx"
import { PageAddress } from "../page-address.tsx"
import { Overall } from "../page-state.tsx"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { useStatusPages } from "../use-status-pages.ts"

/** A page that is not drawn anew for so long has no worker that does it. */
const lateMs = oldestMs + 2 * minute

/** Where visitors find a published page, and how new what they find is. */
export function LivePanel({ page: { id, slug } }: { page: ShownStatusPage }) {
  const t = useTranslations("statusPages.live")
  const { data: pages } = useStatusPages()
  const url = pageUrl(slug, useFacts().site)
  const now = useNow()
  const { builtAt, overall } = pages?.find((each) => each.id === id) ?? {}
  return (
    <Panel
      title={t("title")}
      action={
        <LinkButton href={url} target="_blank" rel="noreferrer">
          {t("open")}
          <ExternalLink aria-hidden="true" />
        </LinkButton>
      }
    >
      <p className="flex items-center gap-1">
        <PageAddress slug={slug} isLink />
        <CopyButton text={url} label={t("copy")} />
      </p>
      {builtAt && overall && (
        <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-ink-soft text-sm">
          <Overall overall={overall} />
          <DrawnAt at={builtAt} />
        </p>
      )}
      {builtAt && now - Date.parse(builtAt) > lateMs && (
        <Callout kind="warning" title={t("late")} className="mt-3">
          {t("lateHint")}
        </Callout>
      )}
    </Panel>
  )
}
