"use client"

import { BellOff, Check, Clock, type LucideIcon, Merge, X } from "lucide-react"
import { useTranslations } from "next-intl"
import type { Delivery } from "./use-deliveries.ts"

const looks: Record<Delivery["state"], { icon: LucideIcon; ink: string; mark: string }> = {
  waiting: { icon: Clock, ink: "text-ink", mark: "text-ink-faint" },
  delivered: { icon: Check, ink: "text-up-ink", mark: "text-up" },
  failed: { icon: X, ink: "text-down-ink", mark: "text-down" },
  combined: { icon: Merge, ink: "text-ink-soft", mark: "text-ink-faint" },
  suppressed: { icon: BellOff, ink: "text-ink-soft", mark: "text-ink-faint" },
}

/** In a shape and a word, never in colour alone. */
export function DeliveryState({ delivery }: { delivery: Pick<Delivery, "state" | "isSending"> }) {
  const t = useTranslations("deliveries")
  const { icon: Icon, ink, mark } = looks[delivery.state]
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap font-medium ${ink}`}>
      <Icon aria-hidden="true" strokeWidth={2.5} className={`size-4 ${mark}`} />
      {delivery.isSending ? t("sending") : t(`states.${delivery.state}`)}
    </span>
  )
}
