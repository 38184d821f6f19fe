"use client"

import { Plus, X } from "lucide-react"
import { useId } from "react"
import { useFieldArray, useFormState } from "react-hook-form"
import { Button } from "./button.tsx"
import { FieldError } from "./field.tsx"
import { IconButton } from "./icon-button.tsx"
import { toForm, valueAt } from "./rules/form-values.ts"
import type { Field } from "./rules/schema-fields.ts"
import type { FormControl } from "./schema-control.tsx"
import { SchemaSingle } from "./schema-single.tsx"
import { useTexts } from "./texts.tsx"

export interface SchemaRowsProps {
  field: Field & { kind: "rows" }
  control: FormControl
}

/** A list of small objects, e.g. names and values: one row each. */
export function SchemaRows({ field, control }: SchemaRowsProps) {
  const texts = useTexts()
  const id = useId()
  const { fields: rows, append, remove } = useFieldArray({ control, name: field.path })
  const { errors } = useFormState({ control, name: field.path })
  const wholeError = valueAt(errors, `${field.path}.message`)
  return (
    <fieldset aria-describedby={field.help && id} className="space-y-2">
      <legend className="mb-1 font-medium text-sm">{field.title}</legend>
      {field.help && (
        <p id={id} className="text-ink-soft text-sm">
          {field.help}
        </p>
      )}
      {rows.map((row, index) => (
        <div key={row.id} className="flex items-start gap-2">
          <div className="grid flex-1 gap-2 sm:auto-cols-fr sm:grid-flow-col">
            {field.columns.map((column) => (
              <SchemaSingle
                key={column.path}
                field={{ ...column, placeholder: column.placeholder ?? column.title }}
                control={control}
                name={`${field.path}.${index}.${column.path}`}
                labelHidden
              />
            ))}
          </div>
          <IconButton label={texts.remove} onClick={() => remove(index)}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      {typeof wholeError === "string" && <FieldError>{wholeError}</FieldError>}
      <Button size="sm" onClick={() => append(toForm(field.columns, {}))}>
        <Plus aria-hidden="true" />
        {texts.add}
      </Button>
    </fieldset>
  )
}
