"use client"

import type { StatusPageLook } from "@nightjar/core/status-page"
import type { Id } from "@nightjar/kit/id"
import { Callout } from "@nightjar/ui/callout"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { PublicPage } from "../../public-page/public-page.tsx"
import { Frame } from "./frame.tsx"
import { useSettled } from "./use-settled.ts"

interface PreviewProps {
  /** Once it is saved: its notices are on it too. */
  id?: Id<"statusPage">
  title: string
  look: StatusPageLook
  /** Under a heading that says so already. */
  isAlone?: boolean
}

/** While names are typed, the server is asked once they are. */
const settledMs = 300

/** The page as visitors will see it, drawn by what draws it for them. Only what it tells of monitors must be asked for. */
export function Preview({ id, title, look, isAlone = false }: PreviewProps) {
  const t = useTranslations("statusPages")
  const trpc = useTRPC()
  const { description, theme, logo } = look
  const layout = useSettled(look.layout, settledMs)
  const { data: picture, error } = useQuery({
    ...trpc.statusPage.preview.queryOptions({ title: "-", layout, ...(id && { id }) }),
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-label={title} className="min-w-0">
      {!isAlone && <h2 className="mb-2 font-medium text-ink-soft text-sm">{title}</h2>}
      {error && <Callout kind="error" title={problemOf(error).message} className="mb-3" />}
      <Frame
        title={title}
        theme={theme}
        className={`w-full rounded-xl border bg-surface shadow-card ${isAlone ? "h-[calc(80dvh-5rem)]" : "h-[calc(100dvh-7rem)] max-xl:max-h-160"}`}
      >
        {picture && (
          <PublicPage
            picture={{ ...picture, title: look.title.trim() || t("untitled"), description }}
            logo={logo}
            framed
          />
        )}
      </Frame>
    </section>
  )
}
