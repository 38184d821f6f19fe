"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useTranslations } from "next-intl"
import type { Typing } from "./data/use-draft.ts"

interface FoundDraftProps {
  typing: Pick<Typing<object>, "isFound" | "restart">
  className?: string
}

/** What is in the form was left there before. */
export function FoundDraft({ typing, className }: FoundDraftProps) {
  const t = useTranslations("form")
  if (!typing.isFound) return null
  return (
    <Callout
      title={t("found")}
      className={className}
      action={
        <Button size="sm" onClick={typing.restart}>
          {t("discard")}
        </Button>
      }
    />
  )
}
