"use client"

import { Button } from "@nightjar/ui/button"
import { LinkButton } from "@nightjar/ui/link-button"
import type { JsonObject } from "@nightjar/ui/rules/schema-fields"
import { SchemaForm } from "@nightjar/ui/schema-form"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import type { Problem } from "../../data/problem.ts"
import type { Monitor } from "../page/monitor-page.tsx"
import { errorsByPath, type Forms, type FormType, formSchemaOf, inputOf } from "./form-schema.ts"
import { TestResult } from "./test-result.tsx"
import { useTest } from "./use-test.ts"

interface MonitorFormProps {
  forms: Forms
  type: FormType
  value: JsonObject
  /** The one that is edited: its stored secrets are used in a test. */
  monitor?: Monitor["id"]
  problem: Problem | null
  busy: boolean
  submit: string
  back: string
  onSubmit: (input: ReturnType<typeof inputOf>) => void
}

/** Drawn from the kind's schema; what was typed can be tried before it is saved. */
export function MonitorForm({ forms, type, value, monitor, problem, busy, submit, back, onSubmit }: MonitorFormProps) {
  const t = useTranslations("form")
  const schema = useMemo(() => formSchemaOf(forms, type), [forms, type])
  const errors = useMemo(() => formErrors(problem, forms), [problem, forms])
  const test = useTest()
  return (
    <SchemaForm
      key={type.type}
      schema={schema}
      value={value}
      errors={errors}
      onSubmit={(form) => onSubmit(inputOf(form, type))}
    >
      {({ read }) => (
        <>
          {type.where === "worker" && <TestResult test={test.state} />}
          <div className="flex flex-wrap items-center gap-2 border-t pt-5">
            <Button type="submit" variant="primary" busy={busy}>
              {submit}
            </Button>
            {type.where === "worker" && (
              <Button
                busy={test.state.kind === "running"}
                onClick={async () => {
                  const form = await read()
                  if (form) test.run(inputOf(form, type), monitor)
                }}
              >
                {t("test")}
              </Button>
            )}
            <LinkButton asChild variant="ghost" className="ml-auto">
              <Link href={back}>{t("cancel")}</Link>
            </LinkButton>
          </div>
        </>
      )}
    </SchemaForm>
  )
}

/** A stale form has its own words, above. */
const formErrors = (problem: Problem | null, forms: Forms): Record<string, string> => {
  if (!problem || problem.reason === "stale") return {}
  return Object.keys(problem.fields).length > 0 ? errorsByPath(problem.fields, forms) : { "": problem.message }
}
