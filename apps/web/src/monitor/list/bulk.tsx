"use client"

import { BulkActionBar } from "@nightjar/ui/bulk-action-bar"
import { Button } from "@nightjar/ui/button"
import { Pause, Play, Trash2 } from "lucide-react"
import { useTranslations } from "next-intl"
import type { useMonitorVerbs } from "../use-monitor-verbs.ts"
import type { Row } from "./use-monitors.ts"

interface BulkProps {
  selection: readonly Row["id"][]
  onDone: () => void
  verbs: Pick<ReturnType<typeof useMonitorVerbs>, "pause" | "resume" | "remove">
}

/** Verbs for everything that is selected. */
export function Bulk({ selection, onDone, verbs }: BulkProps) {
  const t = useTranslations("verbs")
  const run = (verb: (ids: Row["id"][]) => void) => () => {
    verb([...selection])
    onDone()
  }
  return (
    <BulkActionBar count={selection.length} onClear={onDone}>
      <Button size="sm" onClick={run(verbs.pause)}>
        <Pause aria-hidden="true" />
        {t("pause")}
      </Button>
      <Button size="sm" onClick={run(verbs.resume)}>
        <Play aria-hidden="true" />
        {t("resume")}
      </Button>
      <Button size="sm" onClick={run(verbs.remove)}>
        <Trash2 aria-hidden="true" />
        {t("delete")}
      </Button>
    </BulkActionBar>
  )
}
