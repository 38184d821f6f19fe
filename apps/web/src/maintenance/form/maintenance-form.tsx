"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { LinkButton } from "@nightjar/ui/link-button"
import { Skeleton } from "@nightjar/ui/skeleton"
import { Textarea } from "@nightjar/ui/textarea"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { flushSync } from "react-dom"
import { fieldSentence } from "../../data/field-sentence.ts"
import type { Problem } from "../../data/problem.ts"
import { useOwnZone } from "../use-reader.ts"
import { CoverageFields } from "./coverage-fields.tsx"
import { type Draft, inputOf, problemsOf } from "./draft.ts"
import { Preview } from "./preview.tsx"
import { StrategyPicker } from "./strategy-picker.tsx"
import { TimingFields } from "./timing-fields.tsx"
import { ZoneSelect } from "./zone-select.tsx"

interface MaintenanceFormProps {
  initial: Draft
  /** What the server objected to. */
  problem: Problem | null
  busy: boolean
  submit: string
  back: string
  onSubmit: (input: ReturnType<typeof inputOf>) => void
}

/** Objects to what the server would object to; once it has, it says at each change what is still wrong. */
export function MaintenanceForm({ initial, problem, busy, submit, back, onSubmit }: MaintenanceFormProps) {
  const t = useTranslations("maintenance.form")
  const ownZone = useOwnZone()
  const [draft, setDraft] = useState(initial)
  const [tried, setTried] = useState(false)
  if (ownZone === null) return <Skeleton className="h-100" />

  const onChange = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const zone = draft.timeZone ?? ownZone
  const problems = { ...problem?.fields, ...(tried ? problemsOf(draft, ownZone) : {}) }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (Object.keys(problemsOf(draft, ownZone)).length === 0) return onSubmit(inputOf(draft, ownZone))
    flushSync(() => setTried(true))
    event.currentTarget.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  }
  return (
    <form onSubmit={send} noValidate className="space-y-6">
      {problem && problem.reason !== "stale" && Object.keys(problem.fields).length === 0 && (
        <Callout kind="error" title={problem.message} />
      )}
      <Words draft={draft} onChange={onChange} problems={problems} />
      <StrategyPicker strategy={draft.strategy} onChange={(strategy) => onChange({ strategy })} />
      <TimingFields draft={draft} onChange={onChange} problems={problems} />
      {draft.strategy !== "manual" && (
        <ZoneSelect
          zone={zone}
          ownZone={ownZone}
          onChange={(timeZone) => onChange({ timeZone })}
          error={problems.timeZone}
        />
      )}
      <Preview draft={draft} zone={zone} ownZone={ownZone} />
      <CoverageFields draft={draft} onChange={onChange} problems={problems} />
      <div className="flex flex-wrap items-center gap-2 border-t pt-5">
        <Button type="submit" variant="primary" busy={busy}>
          {submit}
        </Button>
        <LinkButton asChild variant="ghost" className="ml-auto">
          <Link href={back}>{t("cancel")}</Link>
        </LinkButton>
      </div>
    </form>
  )
}

interface WordsProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  problems: Readonly<Record<string, string | undefined>>
}

/** What it is called, and what is said of it. */
function Words({ draft, onChange, problems }: WordsProps) {
  const t = useTranslations("maintenance.form")
  return (
    <>
      <Field label={t("title")} error={problems.title && fieldSentence(t("title"), problems.title)}>
        <Input
          dir="auto"
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
          placeholder={t("titlePlaceholder")}
          autoComplete="off"
        />
      </Field>
      <Field
        label={t("description")}
        help={t("descriptionHelp")}
        error={problems.description && fieldSentence(t("description"), problems.description)}
        optional
      >
        <Textarea
          dir="auto"
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
    </>
  )
}
