"use client"

import { useController } from "react-hook-form"
import { Field as Labelled } from "./field.tsx"
import { problemOf } from "./rules/form-values.ts"
import type { Field } from "./rules/schema-fields.ts"
import { type FormControl, SchemaControl } from "./schema-control.tsx"
import { useTexts } from "./texts.tsx"

export interface SchemaSingleProps {
  field: Field
  control: FormControl
  /** Where in the form it stands; inside a row that is more than the field's own path. */
  name?: string
  /** The label is read but not seen: the row has headings enough. */
  labelHidden?: boolean
}

/** A field with one value. */
export function SchemaSingle({ field, control, name = field.path, labelHidden }: SchemaSingleProps) {
  const texts = useTexts()
  const validate = (value: unknown) => {
    const problem = problemOf(field, value)
    return problem ? texts.problem(problem) : true
  }
  const { field: bound, fieldState } = useController({ control, name, rules: { validate } })
  return (
    <Labelled
      label={field.title}
      labelHidden={labelHidden}
      help={field.help}
      error={fieldState.error?.message}
      inline={field.kind === "switch"}
      group={field.kind === "choices"}
    >
      <SchemaControl field={field} bound={bound} />
    </Labelled>
  )
}
