"use client"

import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../../data/field-sentence.ts"
import type { Draft } from "./draft.ts"
import type { TimingFieldsProps } from "./timing-fields.tsx"

type TextName = Exclude<
  { [Name in keyof Draft]: Draft[Name] extends string ? Name : never }[keyof Draft],
  "title" | "description" | "strategy"
>

interface DraftFieldProps extends TimingFieldsProps {
  name: TextName
  /** In the timing, where that has another name. */
  path?: string
  type?: "text" | "time" | "date" | "datetime-local"
  inputMode?: "numeric"
  placeholder?: string
  unit?: "minutes" | "days"
  help?: "expressionHelp"
  optional?: boolean
}

/** One line of the timing. */
export function DraftField(props: DraftFieldProps) {
  const { draft, onChange, problems, name, path = name, type = "text", inputMode, placeholder, unit, help } = props
  const t = useTranslations("maintenance.form")
  const label = t(name === "begins" ? "from" : name === "ends" ? "to" : name)
  const problem = problems[`timing.${path}`]
  return (
    <Field
      label={label}
      help={help && t(help)}
      error={problem && fieldSentence(label, problem)}
      optional={props.optional ?? false}
    >
      <Input
        type={type}
        inputMode={inputMode}
        placeholder={placeholder}
        unit={unit && t(unit)}
        value={draft[name]}
        onChange={(event) => onChange({ [name]: event.target.value })}
        autoComplete="off"
        spellCheck={false}
      />
    </Field>
  )
}
