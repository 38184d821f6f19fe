"use client"

import { suggestSlug } from "@nightjar/core/tenant/slug"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { type ReactNode, useState } from "react"
import { type Arrival, arrive } from "../arrival.ts"
import { SlugField } from "../slug-field.tsx"
import { useDoorForm } from "../use-door-form.ts"

interface SignUpFormProps {
  /** Null where there is one workspace: it has no address of its own. */
  tenantDomain: string | null
  children?: ReactNode
}

/** Four fields; the address is suggested by the name until somebody types their own. */
export function SignUpForm({ tenantDomain, children }: SignUpFormProps) {
  const t = useTranslations("signUp")
  const [name, setName] = useState("")
  const [ownSlug, setOwnSlug] = useState<string | null>(null)
  const { onSubmit, busy, errorOf, sentence } = useDoorForm<{ arrival: Arrival }>("/api/sign-up", ({ arrival }) =>
    arrive(arrival),
  )
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      <Field label={t("name")} error={errorOf("name")}>
        <Input
          name="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="organization"
          placeholder={t("namePlaceholder")}
          required
          autoFocus
        />
      </Field>
      {tenantDomain && (
        <SlugField
          slug={ownSlug ?? suggestSlug(name)}
          onChange={setOwnSlug}
          tenantDomain={tenantDomain}
          error={errorOf("slug")}
        />
      )}
      {children}
      <Field label={t("email")} error={errorOf("email")}>
        <Input name="email" type="email" autoComplete="username" placeholder="ada@example.com" required />
      </Field>
      <Field label={t("password")} help={t("passwordHelp")} error={errorOf("password")}>
        <Input name="password" type="password" autoComplete="new-password" required />
      </Field>
      <Field label={t("terms")} error={errorOf("terms")} inline className="flex-row-reverse justify-end">
        <Checkbox name="terms" />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="h-10 w-full">
        {t("submit")}
      </Button>
    </form>
  )
}
