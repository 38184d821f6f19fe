"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useTranslations } from "next-intl"

interface StaleNoticeProps {
  /** Takes the other's version into the form; what was typed here is gone. */
  onTheirs: () => void
  /** Saves what was typed over theirs; offered once somebody has tried to save. */
  onMine: (() => void) | undefined
}

/** Somebody else has saved the same since the form was opened. */
export function StaleNotice({ onTheirs, onMine }: StaleNoticeProps) {
  const t = useTranslations("form")
  return (
    <Callout
      kind="warning"
      title={t("stale")}
      className="mb-5"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" onClick={onTheirs}>
            {t("staleTheirs")}
          </Button>
          {onMine && (
            <Button size="sm" onClick={onMine}>
              {t("staleMine")}
            </Button>
          )}
        </span>
      }
    >
      {t("staleHint")}
    </Callout>
  )
}
