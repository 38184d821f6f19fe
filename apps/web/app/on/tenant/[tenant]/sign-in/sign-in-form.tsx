"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { useDoorForm } from "../../../../../src/use-door-form.ts"

/** @param props.next where to go afterwards, a path of this host */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("signIn")
  const { onSubmit, busy, errorOf, sentence } = useDoorForm("/api/sign-in", () => window.location.assign(next))
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      <Field label={t("email")} error={errorOf("email")}>
        <Input name="email" type="email" autoComplete="username" required autoFocus />
      </Field>
      <Field label={t("password")} error={errorOf("password")}>
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="h-10 w-full">
        {t("submit")}
      </Button>
    </form>
  )
}
