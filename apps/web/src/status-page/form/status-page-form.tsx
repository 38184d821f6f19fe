"use client"

import type { Id } from "@nightjar/kit/id"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { LinkButton } from "@nightjar/ui/link-button"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { flushSync } from "react-dom"
import type { Problem } from "../../data/problem.ts"
import { Preview } from "../preview/preview.tsx"
import { type Draft, inputOf, problemsOf } from "./draft.ts"
import { LayoutFields } from "./layout-fields.tsx"
import { LookFields } from "./look-fields.tsx"
import { layoutOf } from "./rows.ts"

export interface DraftProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  problems: Readonly<Record<string, string | undefined>>
}

interface StatusPageFormProps {
  /** Once it is saved. */
  id?: Id<"statusPage">
  initial: Draft
  /** What the server objected to. */
  problem: Problem | null
  busy: boolean
  submit: string
  back: string
  onSubmit: (input: ReturnType<typeof inputOf>) => void
}

/** What is on the page, and beside it how that looks. Once it has objected, it says at each change what is still wrong. */
export function StatusPageForm({ id, initial, problem, busy, submit, back, onSubmit }: StatusPageFormProps) {
  const t = useTranslations("statusPages.form")
  const full = useTranslations("form.full")
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)

  const onChange = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const problems = { ...problem?.fields, ...(tried ? problemsOf(draft) : {}) }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (Object.keys(problemsOf(draft)).length === 0) return onSubmit(inputOf(draft))
    flushSync(() => setTried(true))
    event.currentTarget.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  }
  return (
    <div className="grid gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,29rem)_minmax(0,1fr)]">
      <form onSubmit={send} noValidate className="min-w-0 space-y-6">
        {problem && problem.reason !== "stale" && Object.keys(problem.fields).length === 0 && (
          <Callout kind="error" title={problem.message}>
            {problem.reason === "plan_limit" && full("hint")}
          </Callout>
        )}
        <LookFields draft={draft} onChange={onChange} problems={problems} />
        <LayoutFields draft={draft} onChange={onChange} problems={problems} />
        <div className="flex flex-wrap items-center gap-2 border-t pt-5">
          <Button type="submit" variant="primary" busy={busy}>
            {submit}
          </Button>
          <LinkButton asChild variant="ghost" className="ml-auto">
            <Link href={back}>{t("cancel")}</Link>
          </LinkButton>
        </div>
      </form>
      <div className="min-w-0 xl:sticky xl:top-20 xl:self-start">
        <Preview {...(id && { id })} title={t("preview")} look={{ ...draft, layout: layoutOf(draft.rows) }} />
      </div>
    </div>
  )
}
