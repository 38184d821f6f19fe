"use client"

import { Button } from "@nightjar/ui/button"
import { EmptyState } from "@nightjar/ui/empty-state"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useMutation } from "@tanstack/react-query"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { guessTarget } from "./guess-target.ts"

/** The empty list is where the first monitor begins: paste an address, press enter, watch its first check. */
export function FirstMonitor() {
  const t = useTranslations("first")
  const trpc = useTRPC()
  const router = useRouter()
  const [error, setError] = useState<string>()
  const creating = useMutation(
    trpc.monitor.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/monitors/${id}`),
      onError: (problem) => setError(problemOf(problem).message),
    }),
  )
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const guess = guessTarget(String(new FormData(event.currentTarget).get("address")))
    setError(guess ? undefined : t("notAnAddress"))
    if (guess) creating.mutate(guess)
  }
  return (
    <EmptyState title={t("title")} description={t("text")}>
      <form onSubmit={onSubmit} noValidate className="flex w-full items-start gap-2 text-left">
        <Field label={t("address")} labelHidden error={error} className="flex-1">
          <Input
            name="address"
            placeholder="https://example.com"
            inputMode="url"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            autoFocus
          />
        </Field>
        <Button type="submit" variant="primary" busy={creating.isPending || creating.isSuccess}>
          {t("watch")}
        </Button>
      </form>
      <p className="w-full text-ink-faint text-sm">
        {t("other")}{" "}
        <Link href="/monitors/new" className="rounded-sm text-accent-ink underline underline-offset-3">
          {t("choose")}
        </Link>
      </p>
    </EmptyState>
  )
}
