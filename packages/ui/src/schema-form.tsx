"use client"

import { type ReactNode, useEffect, useMemo } from "react"
import { useForm } from "react-hook-form"
import { Callout } from "./callout.tsx"
import { Fold } from "./fold.tsx"
import { fromForm, toForm, valueAt } from "./rules/form-values.ts"
import { fieldsOf, type JsonObject, type JsonSchema } from "./rules/schema-fields.ts"
import { SchemaField } from "./schema-field.tsx"
import { useTexts } from "./texts.tsx"

export interface SchemaFormState {
  /** The values as JSON now, or null when something must be corrected first (which is then shown). */
  read: () => Promise<JsonObject | null>
  busy: boolean
  dirty: boolean
}

export interface SchemaFormProps {
  /** Lets a button elsewhere submit it: `<Button type="submit" form={id}>`. */
  id?: string
  schema: JsonSchema
  /** What is edited. Properties the schema does not name are kept. A stored secret stands here as `[secret]`. */
  value: JsonObject
  /** The server's sentences by path, e.g. `{ "headers.0.name": "…" }`. What no field shows stands on top. */
  errors?: Record<string, string>
  onSubmit: (json: JsonObject) => void | Promise<void>
  /** Below the fields: buttons, a test of what was typed. */
  children?: (form: SchemaFormState) => ReactNode
}

const noErrors = {}

/** A form drawn from a JSON Schema; `rules/schema-fields.ts` tells the words it knows. Give it a `key` per schema. */
export function SchemaForm({ id, schema, value, errors = noErrors, onSubmit, children }: SchemaFormProps) {
  const texts = useTexts()
  const fields = useMemo(() => fieldsOf(schema), [schema])
  const initial = useMemo(() => toForm(fields, value), [fields, value])
  const { control, formState, getValues, handleSubmit, setError, trigger } = useForm({
    defaultValues: initial,
  })
  const homeless = Object.entries(errors).filter(([path]) => path === "" || valueAt(getValues(), path) === undefined)
  const advanced = fields.filter((field) => field.advanced)
  const advancedFails = advanced.some((field) => valueAt(formState.errors, field.path) !== undefined)

  useEffect(() => {
    for (const [index, [path, message]] of Object.entries(errors).entries()) {
      if (path) setError(path, { type: "server", message }, { shouldFocus: index === 0 })
    }
  }, [errors, setError])

  const read = async () => ((await trigger(undefined, { shouldFocus: true })) ? fromForm(fields, getValues()) : null)
  return (
    <form
      id={id}
      noValidate
      onSubmit={handleSubmit((values) => onSubmit(fromForm(fields, values)))}
      className="space-y-5"
    >
      {homeless.map(([path, message]) => (
        <Callout key={path} kind="error" title={message} />
      ))}
      {fields
        .filter((field) => !field.advanced)
        .map((field) => (
          <SchemaField key={field.path} field={field} control={control} />
        ))}
      {advanced.length > 0 && (
        <Fold title={texts.advanced} open={advancedFails}>
          {advanced.map((field) => (
            <SchemaField key={field.path} field={field} control={control} />
          ))}
        </Fold>
      )}
      {children?.({ read, busy: formState.isSubmitting, dirty: formState.isDirty })}
    </form>
  )
}
