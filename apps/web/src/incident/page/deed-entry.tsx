"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { Bell, BellOff, CircleCheck, type LucideIcon, MessageSquare, UserCheck } from "lucide-react"
import { useTranslations } from "next-intl"
import type { IncidentEntry } from "./story.ts"

const icons: Record<IncidentEntry["what"], LucideIcon> = {
  acknowledge: UserCheck,
  comment: MessageSquare,
  mute: BellOff,
  unmute: Bell,
  resolve: CircleCheck,
}

/** What somebody did or said. */
export function DeedEntry({ entry: { what, by, text, at } }: { entry: IncidentEntry }) {
  const t = useTranslations("incidents")
  const Icon = icons[what]
  return (
    <>
      <p className="flex items-center gap-2 text-ink-soft">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t.rich(`deeds.${what}`, {
            who: () => (
              <bdi className="font-medium text-ink" key="who">
                {by ?? t("someone")}
              </bdi>
            ),
          })}
        </span>
        <RelativeTime at={Date.parse(at)} className="ml-auto shrink-0 text-ink-faint text-sm" />
      </p>
      {text && (
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {text}
        </p>
      )}
    </>
  )
}
