import type { Picture } from "@nightjar/core/snapshot/picture"
import { Badge } from "@nightjar/ui/badge"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Moment } from "./moment.tsx"

interface NoticeStoryProps {
  notice: Pick<Picture["notices"][number], "title" | "impact" | "items" | "updates">
  /** What visitors call the items. */
  names: ReadonlyMap<string, string>
  /** Beside the title: what the workspace sees besides, and what it can do. */
  aside?: ReactNode
}

/** A notice and how it went on, the newest first. */
export function NoticeStory({ notice, names, aside }: NoticeStoryProps) {
  const t = useTranslations("publicPage")
  const { title, impact, items, updates } = notice
  const affected = items.flatMap((id) => names.get(id) ?? [])
  return (
    <article className="px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 break-words font-semibold text-lg" dir="auto">
          {title}
        </h3>
        {impact !== "none" && <Badge>{t(`impacts.${impact}`)}</Badge>}
        {aside}
      </div>
      {affected.length > 0 && (
        <p className="mt-1 text-ink-soft text-sm">{t("affects", { names: affected.join(", ") })}</p>
      )}
      <ol className="mt-3 space-y-3">
        {updates.map((update) => (
          <li key={update.id} className="border-l-2 pl-3">
            <p className="text-sm">
              <span className="font-medium">{t(`noticeStates.${update.state}`)}</span>{" "}
              <span className="text-ink-faint">
                <Moment at={update.at} />
              </span>
            </p>
            <p className="mt-0.5 whitespace-pre-line break-words" dir="auto">
              {update.text}
            </p>
          </li>
        ))}
      </ol>
    </article>
  )
}
