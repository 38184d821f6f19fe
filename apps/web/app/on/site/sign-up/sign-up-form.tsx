"use client"

import { suggestSlug } from "@nightjar/core/tenant/slug"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type Arrival, arrive } from "../../../../src/arrival.ts"
import { SlugField } from "../../../../src/slug-field.tsx"
import { useDoorForm } from "../../../../src/use-door-form.ts"

/** Four fields; the address is suggested by the name until somebody types their own. */
export function SignUpForm({ tenantDomain }: { tenantDomain: string }) {
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
      <SlugField
        slug={ownSlug ?? suggestSlug(name)}
        onChange={setOwnSlug}
        tenantDomain={tenantDomain}
        error={errorOf("slug")}
      />
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
