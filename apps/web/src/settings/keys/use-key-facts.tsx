"use client"

import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { ApiKey } from "./use-keys.ts"

/** When a key was used, until when it works, and who made it: one sentence each. */
export const useKeyFacts = ({ lastUsedAt, revokedAt, expiresAt, createdBy, createdAt }: ApiKey): ReactNode[] => {
  const t = useTranslations("keys")
  const moment = (iso: string) => ({ when: () => <RelativeTime at={Date.parse(iso)} /> })
  const end = () => {
    if (revokedAt) return t.rich("wasRevoked", moment(revokedAt))
    if (!expiresAt) return t("neverExpires")
    return t.rich(Date.parse(expiresAt) <= Date.now() ? "wasExpired" : "expiresAt", moment(expiresAt))
  }
  return [
    lastUsedAt ? t.rich("used", moment(lastUsedAt)) : t("neverUsed"),
    end(),
    t.rich("createdBy", { who: createdBy ?? "–", ...moment(createdAt) }),
  ]
}
