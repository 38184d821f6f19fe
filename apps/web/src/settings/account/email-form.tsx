"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { notify } from "@nightjar/ui/toast"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import type { FormEvent } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"

/** Another address: asked for with the password, and the account's when it is confirmed. */
export function EmailForm({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations("settings.email")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const changing = useMutation(
    trpc.account.changeEmail.mutationOptions({
      onSuccess({ email, isSent }) {
        notify(isSent ? t("sent", { email }) : t("changed", { email }))
        void queries.invalidateQueries({ queryKey: trpc.user.pathKey() })
        onChanged()
      },
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    changing.mutate({ email: String(form.get("email")), password: String(form.get("password")) })
  }
  const problem = changing.error && problemOf(changing.error)
  const errorAt = (field: "email" | "password") => {
    const reason = problem?.fields[field]
    return reason && fieldSentence(t(`this.${field}`), reason)
  }
  return (
    <form onSubmit={onSubmit} noValidate className="max-w-md space-y-4">
      {problem && Object.keys(problem.fields).length === 0 && <Callout kind="error" title={problem.message} />}
      <Field label={t("new")} error={errorAt("email")}>
        <Input name="email" type="email" autoComplete="email" required />
      </Field>
      <Field label={t("password")} error={errorAt("password")}>
        <Input name="password" type="password" autoComplete="current-password" required />
      </Field>
      <Button type="submit" busy={changing.isPending}>
        {t("submit")}
      </Button>
    </form>
  )
}
