"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { Select } from "@nightjar/ui/select"
import { useTexts } from "@nightjar/ui/texts"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"
import { type Problem, problemOf } from "../../data/problem.ts"
import { toggled } from "../../monitor/list/filter.ts"
import { Panel } from "../panel.tsx"
import { ScopeChoice } from "./scope-choice.tsx"
import { type Preset, type Scope, scopesOf } from "./scopes.ts"
import type { FreshKey, useKeys } from "./use-keys.ts"

interface NewKeyProps {
  create: ReturnType<typeof useKeys>["create"]
  onCreated: (key: FreshKey) => void
  /** Absent where there is nothing else to look at. */
  onCancel?: () => void
}

const expiryDays = [7, 30, 90, 365]

export function NewKey({ create, onCreated, onCancel }: NewKeyProps) {
  const t = useTranslations("keys")
  const texts = useTexts()
  const [preset, setPreset] = useState<Preset>("all")
  const [ticked, setTicked] = useState<Scope[]>([])
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const scopes = scopesOf(preset, ticked)

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const expiresInDays = Number(form.get("expires")) || undefined
    setBusy(true)
    setProblem(undefined)
    try {
      onCreated(await create({ name: String(form.get("name")), scopes, expiresInDays }))
    } catch (refusal) {
      setBusy(false)
      setProblem(problemOf(refusal))
    }
  }
  const fields = problem?.fields ?? {}
  return (
    <Panel title={onCancel ? t("new") : t("first")} text={onCancel ? undefined : t("firstText")}>
      <form onSubmit={onSubmit} noValidate className="space-y-5">
        {problem && Object.keys(fields).length === 0 && <Callout kind="error" title={problem.message} />}
        <Field
          label={t("name")}
          help={t("nameHelp")}
          error={fields.name && fieldSentence(t("name"), fields.name)}
          className="max-w-md"
        >
          <Input
            name="name"
            dir="auto"
            placeholder={t("namePlaceholder")}
            autoComplete="off"
            autoFocus={onCancel !== undefined}
          />
        </Field>
        <ScopeChoice
          preset={preset}
          onPreset={setPreset}
          ticked={ticked}
          onTick={(scope) => setTicked(toggled(ticked, scope))}
          error={fields.scopes && t("noScope")}
        />
        <Field label={t("expires")} className="max-w-48">
          <Select name="expires" defaultValue="">
            <option value="">{t("expiry.never")}</option>
            {expiryDays.map((days) => (
              <option key={days} value={days}>
                {days === 365 ? t("expiry.year") : t("expiry.days", { days })}
              </option>
            ))}
          </Select>
        </Field>
        <div className="flex flex-wrap gap-2">
          {onCancel && <Button onClick={onCancel}>{texts.cancel}</Button>}
          <Button type="submit" variant="primary" busy={busy}>
            {t("create")}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
