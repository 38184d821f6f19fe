"use client"

import type { StatusPageLook } from "@nightjar/core/status-page"
import type { Id } from "@nightjar/kit/id"
import { Button } from "@nightjar/ui/button"
import { LinkButton } from "@nightjar/ui/link-button"
import { Sheet } from "@nightjar/ui/sheet"
import { offerUndo } from "@nightjar/ui/toast"
import { Eye } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { type ReactNode, useState } from "react"
import type { Typing } from "../../data/use-draft.ts"
import { Preview } from "../preview/preview.tsx"
import type { Draft } from "./draft.ts"

interface FormFootProps {
  id?: Id<"statusPage">
  typing: Typing<Draft>
  look: StatusPageLook
  busy: boolean
  submit: string
  back: string
  /** What must be read before it is submitted again. */
  children: ReactNode
}

/** Always in reach, however long the form is. Where there is no room for the page beside it, it is shown from here. */
export function FormFoot({ id, typing, look, busy, submit, back, children }: FormFootProps) {
  const t = useTranslations("statusPages.form")
  const words = useTranslations("form")
  const [isShown, setShown] = useState(false)
  const { draft, isChanged, change, restart } = typing
  const discard = () => {
    restart()
    offerUndo(words("discarded"), () => change(draft))
  }
  return (
    <div className="sticky bottom-0 z-10 -mx-1 space-y-3 border-t bg-surface px-1 py-3 max-lg:bottom-[calc(3.5rem+1px+env(safe-area-inset-bottom))]">
      {children}
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {submit}
        </Button>
        {isChanged && !busy && (
          <Button variant="ghost" onClick={discard}>
            {words("discard")}
          </Button>
        )}
        <span className="ml-auto flex gap-2">
          <Button className="xl:hidden" onClick={() => setShown(true)}>
            <Eye aria-hidden="true" />
            {t("preview")}
          </Button>
          <LinkButton asChild variant="ghost" className="max-sm:hidden">
            <Link href={back}>{t("back")}</Link>
          </LinkButton>
        </span>
      </div>
      <Sheet open={isShown} onOpenChange={setShown} side="bottom" title={t("preview")}>
        <Preview {...(id && { id })} title={t("preview")} look={look} isAlone />
      </Sheet>
    </div>
  )
}
