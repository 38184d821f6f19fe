"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { notify } from "@nightjar/ui/toast"
import { useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useFacts } from "../../shell/facts-provider.tsx"
import { useDoorForm } from "../../use-door-form.ts"
import { Panel } from "../panel.tsx"

/** A new password ends every session but this one. */
export function PasswordPanel() {
  const t = useTranslations("settings.account")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const [changes, setChanges] = useState(0)
  const onChanged = () => {
    setChanges(changes + 1)
    notify(t("changed"), t("changedDetail"))
    void queries.invalidateQueries({ queryKey: trpc.session.pathKey() })
  }
  return (
    <Panel title={t("password")} text={t("passwordText")}>
      <PasswordForm key={changes} onChanged={onChanged} />
    </Panel>
  )
}

function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations("settings.account")
  const { member } = useFacts()
  const { onSubmit, busy, errorOf, sentence } = useDoorForm("/api/change-password", onChanged)
  const errorAt = (field: "present" | "next") => {
    const reason = errorOf(field)
    return reason && fieldSentence(field === "present" ? t("thisPassword") : t("next"), reason)
  }
  return (
    <form onSubmit={onSubmit} noValidate className="max-w-md space-y-4">
      {sentence && <Callout kind="error" title={sentence} />}
      {/* Password managers look for whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={member.email} readOnly hidden />
      <Field label={t("present")} error={errorAt("present")}>
        <Input name="present" type="password" autoComplete="current-password" required />
      </Field>
      <Field label={t("next")} help={t("nextHelp")} error={errorAt("next")}>
        <Input name="next" type="password" autoComplete="new-password" required />
      </Field>
      <Button type="submit" busy={busy}>
        {t("change")}
      </Button>
    </form>
  )
}
