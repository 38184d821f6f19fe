"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { fieldSentence } from "../data/field-sentence.ts"
import { useDoorForm } from "../use-door-form.ts"

/** Asks for the letter with which a forgotten password is replaced. */
export function ForgotForm() {
  const t = useTranslations("forgot")
  const [isAsked, setIsAsked] = useState(false)
  const { onSubmit, busy, errorOf, sentence } = useDoorForm("/api/forgot", () => setIsAsked(true), "stays")
  const wrong = errorOf("email")
  if (isAsked) return <Callout title={t("asked")}>{t("askedText")}</Callout>
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      <Field label={t("email")} error={wrong && fieldSentence(t("thisAddress"), wrong)}>
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="h-10 w-full">
        {t("submit")}
      </Button>
    </form>
  )
}
