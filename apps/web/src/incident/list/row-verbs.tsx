"use client"

import { Button } from "@nightjar/ui/button"
import { IconButton } from "@nightjar/ui/icon-button"
import { Bell, BellOff } from "lucide-react"
import { useTranslations } from "next-intl"
import type { IncidentRow, useIncidentVerbs } from "../use-incident-verbs.ts"

export type RowVerbs = Pick<ReturnType<typeof useIncidentVerbs>, "acknowledge" | "toggleMute">

/** What an incident that lasts asks for, within reach of a thumb. */
export function RowVerbButtons({ row, verbs }: { row: IncidentRow; verbs: RowVerbs }) {
  const t = useTranslations("incidents")
  const { name } = row.monitor
  return (
    <span className="relative z-10 flex justify-end gap-1.5">
      {row.state === "open" && (
        <Button
          size="sm"
          className="max-sm:flex-1"
          aria-label={t("acknowledgeOf", { name })}
          onClick={() => verbs.acknowledge(row.id)}
        >
          {t("acknowledge")}
        </Button>
      )}
      <IconButton
        size="sm"
        label={t(row.mutedAt ? "unmuteOf" : "muteOf", { name })}
        onClick={() => verbs.toggleMute(row)}
      >
        {row.mutedAt ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />}
      </IconButton>
    </span>
  )
}
