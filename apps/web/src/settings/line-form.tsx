"use client"

import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { notify } from "@nightjar/ui/toast"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { fieldSentence } from "../data/field-sentence.ts"
import { problemOf } from "../data/problem.ts"

interface LineFormProps {
  label: string
  help: string
  value: string
  autoComplete?: string
  /** Absent: it may be seen but not changed. Rejects with what the server said. */
  onSave?: (value: string) => Promise<unknown>
}

/** One line of text that is saved by itself. */
export function LineForm({ label, help, value, autoComplete, onSave }: LineFormProps) {
  const t = useTranslations("settings.workspace")
  const [typed, setTyped] = useState(value)
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!onSave) return
    setBusy(true)
    setError(undefined)
    try {
      await onSave(typed)
      notify(t("saved"))
    } catch (problem) {
      const { fields, message } = problemOf(problem)
      setError(fieldSentence(label, fields.name ?? message))
    }
    setBusy(false)
  }
  return (
    <form onSubmit={onSubmit} noValidate className="max-w-md">
      <Field label={label} help={help} error={error}>
        <Input
          name="name"
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete={autoComplete ?? "off"}
          readOnly={!onSave}
        />
      </Field>
      {onSave && (
        <Button type="submit" className="mt-3" busy={busy} disabled={typed === value}>
          {t("save")}
        </Button>
      )}
    </form>
  )
}
