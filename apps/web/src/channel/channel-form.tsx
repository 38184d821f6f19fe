"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { LinkButton } from "@nightjar/ui/link-button"
import type { JsonObject } from "@nightjar/ui/rules/schema-fields"
import { SchemaForm } from "@nightjar/ui/schema-form"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import type { Problem } from "../data/problem.ts"
import type { Answers } from "../data/trpc.ts"
import { errorsByPath, formSchemaOf, inputOf } from "../monitor/form/form-schema.ts"

export type Forms = Answers["channel"]["forms"]

interface ChannelFormProps {
  forms: Forms
  type: Forms["types"][number]
  value: JsonObject
  problem: Problem | null
  busy: boolean
  submit: string
  onSubmit: (input: ReturnType<typeof inputOf>) => void
}

/** Drawn from the kind's schema. */
export function ChannelForm({ forms, type, value, problem, busy, submit, onSubmit }: ChannelFormProps) {
  const t = useTranslations("channels")
  const schema = useMemo(() => formSchemaOf(forms, type), [forms, type])
  const errors = useMemo(() => formErrors(problem, forms), [problem, forms])
  return (
    <SchemaForm
      key={type.type}
      schema={schema}
      value={value}
      errors={errors}
      onSubmit={(form) => onSubmit(inputOf(form, type))}
    >
      {() => (
        <>
          {type.unable && (
            <Callout kind="warning" title={type.unable}>
              {t("unable")}
            </Callout>
          )}
          <div className="flex flex-wrap items-center gap-2 border-t pt-5">
            <Button type="submit" variant="primary" busy={busy}>
              {submit}
            </Button>
            <LinkButton asChild variant="ghost" className="ml-auto">
              <Link href="/channels">{t("cancel")}</Link>
            </LinkButton>
          </div>
        </>
      )}
    </SchemaForm>
  )
}

const formErrors = (problem: Problem | null, forms: Forms): Record<string, string> => {
  if (!problem) return {}
  return Object.keys(problem.fields).length > 0 ? errorsByPath(problem.fields, forms) : { "": problem.message }
}
