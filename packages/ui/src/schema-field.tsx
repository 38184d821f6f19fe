"use client"

import { useWatch } from "react-hook-form"
import { isShown } from "./rules/form-values.ts"
import type { Field } from "./rules/schema-fields.ts"
import type { FormControl } from "./schema-control.tsx"
import { SchemaRows } from "./schema-rows.tsx"
import { SchemaSingle } from "./schema-single.tsx"

export interface SchemaFieldProps {
  field: Field
  control: FormControl
}

/** One field of a schema, whatever its kind. */
export function SchemaField({ field, control }: SchemaFieldProps) {
  return field.when ? <Conditional field={field} control={control} /> : <Shown field={field} control={control} />
}

function Conditional({ field, control }: SchemaFieldProps) {
  return isShown(field, useWatch({ control })) ? <Shown field={field} control={control} /> : null
}

function Shown({ field, control }: SchemaFieldProps) {
  if (field.kind === "group") return <Group field={field} control={control} />
  if (field.kind === "rows") return <SchemaRows field={field} control={control} />
  return <SchemaSingle field={field} control={control} />
}

function Group({ field, control }: { field: Field & { kind: "group" }; control: FormControl }) {
  return (
    <fieldset className="border-l-2 pl-4">
      <legend className="mb-3 -ml-4 font-medium text-sm">{field.title}</legend>
      <div className="space-y-4">
        {field.help && <p className="text-ink-soft text-sm">{field.help}</p>}
        {field.fields.map((inner) => (
          <SchemaField key={inner.path} field={inner} control={control} />
        ))}
      </div>
    </fieldset>
  )
}
