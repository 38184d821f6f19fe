"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Fold } from "@nightjar/ui/fold"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type Arrival, arrive } from "../../../../src/arrival.ts"
import type { Workspace } from "../../../../src/facts.ts"
import { useDoorForm } from "../../../../src/use-door-form.ts"

interface Found {
  workspaces: Workspace[]
  arrival: Arrival | null
}

/** For those who forgot the name: the password opens the only workspace, or shows the list of them. */
export function FindForm() {
  const t = useTranslations("findWorkspace")
  const [found, setFound] = useState<Workspace[]>()
  const onFound = ({ workspaces, arrival }: Found) => {
    if (arrival) arrive(arrival)
    else setFound(workspaces)
  }
  const { onSubmit, busy, errorOf, sentence } = useDoorForm<Found>("/api/find-workspace", onFound, "stays")
  return (
    <Fold title={t("forgot")}>
      <form onSubmit={onSubmit} noValidate className="space-y-4">
        {sentence && <Callout kind="error" title={sentence} />}
        <Field label={t("email")} error={errorOf("email")}>
          <Input name="email" type="email" autoComplete="username" required />
        </Field>
        <Field label={t("password")} error={errorOf("password")}>
          <Input name="password" type="password" autoComplete="current-password" required />
        </Field>
        {found?.length === 0 && <Callout title={t("memberOfNone")} />}
        {found && found.length > 0 && (
          <fieldset>
            <legend className="mb-2 text-ink-soft">{t("choose")}</legend>
            {found.map((workspace, index) => (
              <label key={workspace.id} className="flex items-center gap-2.5 py-1.5">
                <input type="radio" name="tenant" value={workspace.id} defaultChecked={index === 0} />
                <span dir="auto">{workspace.name}</span>
              </label>
            ))}
          </fieldset>
        )}
        <Button type="submit" busy={busy} className="h-10 w-full">
          {found ? t("enter") : t("find")}
        </Button>
      </form>
    </Fold>
  )
}
