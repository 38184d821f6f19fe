"use client"

import type { SeenInvitation } from "@nightjar/core/invitation"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../../../../../src/data/field-sentence.ts"
import { useDoorForm } from "../../../../../src/use-door-form.ts"

/** Whoever has an account gives its password; anybody else chooses one, and a name. */
export function JoinForm({ token, invitation }: { token: string; invitation: SeenInvitation }) {
  const t = useTranslations("join")
  const { email, hasAccount } = invitation
  const { onSubmit, busy, errorOf, sentence } = useDoorForm("/api/join", () => window.location.replace("/"))
  const errorAt = (field: "name" | "password") => {
    const reason = errorOf(field)
    return reason && fieldSentence(t(`this.${field}`), reason)
  }
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      <input type="hidden" name="token" value={token} />
      <Field label={t("email")} help={hasAccount ? t("account") : t("noAccount")}>
        <Input name="email" type="email" value={email} readOnly autoComplete="username" dir="auto" />
      </Field>
      {!hasAccount && (
        <Field label={t("name")} help={t("nameHelp")} error={errorAt("name")}>
          <Input name="name" autoComplete="name" dir="auto" autoFocus />
        </Field>
      )}
      <Field
        label={hasAccount ? t("password") : t("newPassword")}
        help={hasAccount ? undefined : t("passwordHelp")}
        error={errorAt("password")}
      >
        <Input
          name="password"
          type="password"
          autoComplete={hasAccount ? "current-password" : "new-password"}
          required
          autoFocus={hasAccount}
        />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="h-10 w-full">
        {t("submit")}
      </Button>
    </form>
  )
}
