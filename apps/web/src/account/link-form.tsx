"use client"

import type { SeenLink } from "@nightjar/core/account"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../data/field-sentence.ts"
import { useDoorForm } from "../use-door-form.ts"

interface LinkFormProps {
  link: { token: string } & SeenLink
  onFollowed: (answer: { next: string | null }) => void
}

export function LinkForm({ link: { token, purpose, email }, onFollowed }: LinkFormProps) {
  const t = useTranslations("link")
  const { onSubmit, busy, errorOf, sentence } = useDoorForm("/api/link/follow", onFollowed, "stays")
  const wrong = errorOf("password")
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      <input type="hidden" name="token" value={token} />
      {purpose === "resetPassword" && (
        <>
          {/* Password managers look for whose password it is. */}
          <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
          <Field
            label={t("password")}
            help={t("passwordHelp")}
            error={wrong && fieldSentence(t("thisPassword"), wrong)}
          >
            <Input name="password" type="password" autoComplete="new-password" required autoFocus />
          </Field>
        </>
      )}
      <Button type="submit" variant="primary" busy={busy} className="h-10 w-full">
        {t(`${purpose}.submit`)}
      </Button>
    </form>
  )
}
