"use client"

import { nextWindows, type Window } from "@nightjar/core/maintenance/windows"
import { minute } from "@nightjar/kit/time"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { useSentence } from "../use-sentence.ts"
import { windowText } from "../window-text.ts"
import { type Draft, parseTiming } from "./draft.ts"

interface PreviewProps {
  draft: Draft
  zone: string
  ownZone: string
}

const shownWindows = 5

/** The windows that will be, by the functions that the worker asks: in the maintenance's time, and the viewer's. */
export function Preview({ draft, zone, ownZone }: PreviewProps) {
  const t = useTranslations("maintenance")
  const sentence = useSentence()
  const now = useNow(minute)
  const { timing, windows } = useMemo(() => {
    const parsed = parseTiming(draft)
    if (!parsed) return { timing: null, windows: [] }
    return {
      timing: parsed,
      windows: nextWindows({ timing: parsed, timeZone: zone, startedAt: null, endedAt: null }, now, shownWindows),
    }
  }, [draft, zone, now])
  return (
    <section aria-label={t("form.preview")} aria-live="polite" className="rounded-lg border bg-sunken px-4 py-3">
      <h2 className="font-medium text-sm">{timing ? sentence({ timing, timeZone: zone }) : t("form.preview")}</h2>
      {!timing && <p className="mt-1 text-ink-soft text-sm">{t("form.previewWaits")}</p>}
      {timing && timing.strategy !== "manual" && windows.length === 0 && (
        <p className="mt-1 text-ink-soft text-sm">{t("form.previewOver")}</p>
      )}
      {windows.length > 0 && <Windows windows={windows} zone={zone} ownZone={ownZone} />}
    </section>
  )
}

function Windows({ windows, zone, ownZone }: { windows: readonly Window[]; zone: string; ownZone: string }) {
  const t = useTranslations("maintenance")
  const text = (window: Window, timeZone: string) => windowText(window, { locale: undefined, timeZone })
  return (
    <ol className="mt-2 space-y-1.5 text-sm">
      {windows.map((window) => (
        <li key={window.from} className="grid gap-x-6 sm:grid-cols-2">
          <span>{text(window, zone)}</span>
          {zone !== ownZone && (
            <span className="text-ink-soft">{t("yourTime", { window: text(window, ownZone) })}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
