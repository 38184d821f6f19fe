"use client"

import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useQuery } from "@tanstack/react-query"
import { Megaphone } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../data/problem.ts"
import { useTRPC } from "../data/trpc.ts"
import { NoticeStory } from "../public-page/notice-story.tsx"
import { Panel } from "../settings/panel.tsx"
import { useMay } from "../shell/facts-provider.tsx"
import { itemsOn } from "../status-page/items-on.ts"
import type { ShownStatusPage } from "../status-page/use-status-page-verbs.ts"
import { NoticeActions } from "./notice-actions.tsx"
import { OpenNotice } from "./open-notice.tsx"
import type { Notice } from "./use-notice-verbs.ts"

/** What visitors were told on a page: what goes on, and what is over. */
export function Notices({ page }: { page: ShownStatusPage }) {
  const t = useTranslations("notices")
  const trpc = useTRPC()
  const [isOpening, setOpening] = useState(false)
  const mayOpen = useMay()("notice.open")
  const { data: notices, error } = useQuery(trpc.notice.list.queryOptions({ page: page.id }))
  const names = new Map(itemsOn(page).map(({ id, name }) => [id as string, name]))
  const open = notices?.filter(({ resolvedAt }) => resolvedAt === null) ?? []
  const past = notices?.filter(({ resolvedAt }) => resolvedAt !== null) ?? []
  return (
    <>
      <Panel
        title={t("title")}
        text={open.length === 0 && t("text")}
        action={
          mayOpen && (
            <Button onClick={() => setOpening(true)}>
              <Megaphone aria-hidden="true" />
              {t("new")}
            </Button>
          )
        }
        flush={open.length > 0}
      >
        {error && !notices && <Callout kind="error" title={problemOf(error).message} />}
        {notices && open.length === 0 && <p className="text-ink-soft">{t("none")}</p>}
        {open.length > 0 && <Stories label={t("title")} notices={open} names={names} />}
      </Panel>
      {past.length > 0 && (
        <Panel title={t("past")} flush>
          <Stories label={t("past")} notices={past} names={names} />
        </Panel>
      )}
      {isOpening && <OpenNotice page={page} names={names} onClose={() => setOpening(false)} />}
    </>
  )
}

interface StoriesProps {
  label: string
  notices: readonly Notice[]
  names: ReadonlyMap<string, string>
}

function Stories({ label, notices, names }: StoriesProps) {
  const t = useTranslations("notices")
  return (
    <ul aria-label={label} className="divide-y">
      {notices.map((notice) => (
        <li key={notice.id}>
          <NoticeStory
            notice={{ ...notice, items: notice.monitors }}
            names={names}
            aside={
              <>
                {notice.statusPageId === null && <Badge>{t("everywhere")}</Badge>}
                <NoticeActions notice={notice} />
              </>
            }
          />
        </li>
      ))}
    </ul>
  )
}
