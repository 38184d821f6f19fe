"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { Delivery } from "./use-deliveries.ts"

/** To whom, when, and what came of it. */
export function DeliveryFacts({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("deliveries")
  const { channel, state, reason, answer, attempts, createdAt, dueAt, isSending } = delivery
  const facts: ReactNode[] = [
    t("to", { channel: channel.name }),
    <RelativeTime key="when" at={Date.parse(createdAt)} />,
    attempts > 1 && t("attempts", { count: attempts }),
    state === "delivered" && answer?.status && `${t("answer")} ${answer.status}`,
    state === "waiting" &&
      attempts > 0 &&
      !isSending &&
      t.rich("next", { when: () => <RelativeTime at={Date.parse(dueAt)} /> }),
    reason,
  ]
  return (
    <p className="flex flex-wrap gap-x-3 text-ink-soft text-sm">
      {facts.filter(Boolean).map((fact, index) => (
        <span key={index} dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
          {fact}
        </span>
      ))}
    </p>
  )
}
