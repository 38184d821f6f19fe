"use client"

import { tenantSlug } from "@nightjar/core/tenant"
import { workspaceUrl } from "@nightjar/core/tenant/host"
import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"

interface WorkspaceFormProps {
  tenantDomain: string
  publicUrl: string
}

export function WorkspaceForm({ tenantDomain, publicUrl }: WorkspaceFormProps) {
  const t = useTranslations("findWorkspace")
  const [error, setError] = useState<string>()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get("slug"))
    const slug = tenantSlug.safeParse(typed.replace(/^https?:\/\//, "").split(".")[0])
    if (slug.success) window.location.assign(`${workspaceUrl(slug.data, { publicUrl, tenantDomain })}/sign-in`)
    else setError(t("notAName", { reason: slug.error.issues[0]?.message ?? "" }))
  }
  return (
    <form onSubmit={onSubmit} noValidate className="space-y-4">
      <Field label={t("slug")} error={error}>
        <Input
          name="slug"
          unit={`.${tenantDomain}`}
          style={{ paddingRight: `${tenantDomain.length + 3}ch` }}
          placeholder="acme"
          autoCapitalize="none"
          autoComplete="organization"
          spellCheck={false}
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" className="h-10 w-full">
        {t("submit")}
      </Button>
    </form>
  )
}
