"use client"

import type { Id } from "@nightjar/kit/id"
import { Callout } from "@nightjar/ui/callout"
import { useTranslations } from "next-intl"
import { type FormEvent, type ReactNode, useState } from "react"
import { flushSync } from "react-dom"
import type { Problem } from "../../data/problem.ts"
import type { Typing } from "../../data/use-draft.ts"
import { useWrongField } from "../../data/use-wrong-field.ts"
import { FoundDraft } from "../../found-draft.tsx"
import { Preview } from "../preview/preview.tsx"
import { type Draft, type Input, inputOf, objectionsTo, type Problems, problemsOf } from "./draft.ts"
import { FormFoot } from "./form-foot.tsx"
import { LayoutFields } from "./layout-fields.tsx"
import { LookFields } from "./look-fields.tsx"
import { layoutOf } from "./rows.ts"

export interface DraftProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  problems: Problems
}

interface StatusPageFormProps {
  /** Once it is saved. */
  id?: Id<"statusPage">
  typing: Typing<Draft>
  /** What the server objected to. */
  problem: Problem | null
  busy: boolean
  submit: string
  back: string
  onSubmit: () => void
  /** Said where it is submitted. */
  warning?: ReactNode
}

/** What is on the page, and beside it how that looks. Once it has objected, it says at each change what is still wrong. */
export function StatusPageForm({ id, typing, problem, onSubmit, warning, ...foot }: StatusPageFormProps) {
  const t = useTranslations("statusPages.form")
  const full = useTranslations("form.full")
  const wrong = useWrongField(problem)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState<Input | null>(null)
  const { draft, change } = typing
  const look = { ...draft, layout: layoutOf(draft.rows) }
  const problems = {
    ...(problem && sent && objectionsTo(draft, sent, problem.fields)),
    ...(tried && problemsOf(draft)),
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (Object.keys(problemsOf(draft)).length === 0) {
      setSent(inputOf(draft))
      return onSubmit()
    }
    flushSync(() => setTried(true))
    wrong.show()
  }
  return (
    <div className="grid gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,29rem)_minmax(0,1fr)]">
      <form ref={wrong.form} onSubmit={send} noValidate className="min-w-0 space-y-6">
        <FoundDraft typing={typing} />
        <LookFields draft={draft} onChange={change} problems={problems} />
        <LayoutFields draft={draft} onChange={change} problems={problems} />
        <FormFoot {...(id && { id })} typing={typing} look={look} {...foot}>
          {warning}
          {problem && problem.reason !== "stale" && Object.keys(problem.fields).length === 0 && (
            <Callout kind="error" title={problem.message}>
              {problem.reason === "plan_limit" && full("hint")}
            </Callout>
          )}
        </FormFoot>
      </form>
      <div className="min-w-0 max-xl:hidden xl:sticky xl:top-20 xl:self-start">
        <Preview {...(id && { id })} title={t("preview")} look={look} />
      </div>
    </div>
  )
}
