"use client"

import { useTranslations } from "next-intl"
import type { Delivery } from "./use-deliveries.ts"

/** What came back, as it came. */
export function AnswerText({ answer }: { answer: Delivery["answer"] }) {
  const t = useTranslations("deliveries")
  if (!answer) return null
  const lines = [answer.status ?? t("noAnswer"), answer.text.trim()].filter(Boolean).join("  ")
  return (
    <pre
      dir="auto"
      className="max-h-40 overflow-auto whitespace-pre-wrap rounded-md border bg-surface px-3 py-2 font-mono text-ink-soft text-sm [overflow-wrap:anywhere]"
    >
      {lines}
    </pre>
  )
}
