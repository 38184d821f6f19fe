"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { Channel } from "./use-channels.ts"
import { useKind } from "./use-kind.ts"

/** Whom it reaches, and whether what is sent arrives: one sentence each. */
export const useChannelFacts = ({ type, target, lastDeliveredAt, failingSince, lastError }: Channel): ReactNode[] => {
  const t = useTranslations("channels")
  const label = useKind(type)?.label ?? type
  const moment = (iso: string) => ({ when: () => <RelativeTime at={Date.parse(iso)} /> })
  const health = () => {
    if (failingSince)
      return (
        <span className="text-down-ink">{t.rich("failing", { error: lastError ?? "–", ...moment(failingSince) })}</span>
      )
    return lastDeliveredAt ? t.rich("delivered", moment(lastDeliveredAt)) : t("neverUsed")
  }
  return [t("reaches", { type: label, target }), health()]
}
