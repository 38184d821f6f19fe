"use client"

import type { Control, ControllerRenderProps } from "react-hook-form"
import { Checkbox } from "./checkbox.tsx"
import { Combobox } from "./combobox.tsx"
import { Input } from "./input.tsx"
import type { Field } from "./rules/schema-fields.ts"
import { SecretInput } from "./secret-input.tsx"
import { Select } from "./select.tsx"
import { Switch } from "./switch.tsx"
import { Textarea } from "./textarea.tsx"

export type FormControl = Control
export type BoundField = ControllerRenderProps

type Of<Kind extends Field["kind"]> = Field & { kind: Kind }

/** What a field is edited with. */
export function SchemaControl({ field, bound }: { field: Field; bound: BoundField }) {
  const typed = { ...bound, value: String(bound.value ?? ""), placeholder: field.placeholder }
  switch (field.kind) {
    case "text":
      if (field.secret) return <SecretInput {...typed} generate={field.generate} />
      if (field.multiline) return <Textarea {...typed} />
      return (
        <Input {...typed} unit={field.unit} inputMode={field.format === "uri" ? "url" : undefined} autoComplete="off" />
      )
    case "number":
      return (
        <Input
          {...typed}
          unit={field.unit}
          inputMode={field.whole ? "numeric" : "decimal"}
          className="max-w-44"
          autoComplete="off"
        />
      )
    case "switch":
      return <Switch {...bound} value={undefined} checked={bound.value === true} />
    case "choice":
      return <Choice field={field} bound={bound} />
    case "choices":
      return <Choices field={field} bound={bound} />
    case "lines":
      return <Textarea {...typed} />
    default:
      return <Textarea {...typed} className="font-mono text-sm" spellCheck={false} />
  }
}

/** More than these are found by typing. */
const mostInSight = 12

function Choice({ field, bound }: { field: Of<"choice">; bound: BoundField }) {
  if (field.options.length > mostInSight) return <Many field={field} bound={bound} />
  return (
    <Select {...bound} value={String(bound.value ?? "")} className="max-w-80">
      {(field.nullable || bound.value === "") && <option value="">–</option>}
      {field.options.map((option) => (
        <option key={String(option.value)} value={String(option.value)}>
          {option.label}
        </option>
      ))}
    </Select>
  )
}

function Many({ field, bound }: { field: Of<"choice">; bound: BoundField }) {
  return (
    <Combobox
      ref={bound.ref}
      value={String(bound.value ?? "")}
      onValueChange={bound.onChange}
      onBlur={bound.onBlur}
      options={field.options.map((option) => ({ value: String(option.value), label: option.label }))}
      clearable={field.nullable}
      className="max-w-80"
    />
  )
}

function Choices({ field, bound }: { field: Of<"choices">; bound: BoundField }) {
  const chosen = Array.isArray(bound.value) ? bound.value.map(String) : []
  const toggle = (value: string, on: boolean) =>
    bound.onChange(on ? [...chosen, value] : chosen.filter((other) => other !== value))
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-2">
      {field.options.map(({ value, label }) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is inside
        <label key={label} className="flex items-center gap-2">
          <Checkbox
            id={undefined}
            name={bound.name}
            checked={chosen.includes(String(value))}
            onChange={(event) => toggle(String(value), event.target.checked)}
          />
          {label}
        </label>
      ))}
    </div>
  )
}
