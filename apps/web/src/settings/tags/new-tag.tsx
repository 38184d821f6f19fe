"use client"

import { type TagColor, tagColors } from "@nightjar/core/tag"
import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { TagDot } from "@nightjar/ui/tag-chip"
import { useTranslations } from "next-intl"
import { type FormEvent, useRef, useState } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"
import { problemOf } from "../../data/problem.ts"
import type { useTags } from "./use-tags.ts"

/** A name and a colour; the next one can be typed at once. */
export function NewTag({ create }: { create: ReturnType<typeof useTags>["create"] }) {
  const t = useTranslations("tags")
  const [name, setName] = useState("")
  const [color, setColor] = useState<TagColor>("grey")
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const field = useRef<HTMLInputElement>(null)

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await create({ name, color })
      setName("")
    } catch (refusal) {
      const { fields, message } = problemOf(refusal)
      setError(fieldSentence(t("name"), fields.name ?? message))
    }
    setBusy(false)
    field.current?.focus()
  }
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-wrap items-start gap-x-5 gap-y-4 p-4 sm:px-5">
      <Field label={t("name")} error={error} className="min-w-56 flex-1">
        <Input
          ref={field}
          dir="auto"
          value={name}
          onChange={(event) => setName(event.target.value)}
          placeholder={t("namePlaceholder")}
          autoComplete="off"
          autoCapitalize="none"
        />
      </Field>
      <ColorChoice color={color} onChange={setColor} />
      <Button type="submit" variant="primary" busy={busy} className="sm:mt-6.5">
        {t("create")}
      </Button>
    </form>
  )
}

function ColorChoice({ color, onChange }: { color: TagColor; onChange: (color: TagColor) => void }) {
  const t = useTranslations("tags")
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-sm">{t("color")}</legend>
      <div className="flex flex-wrap">
        {tagColors.map((value) => (
          <label
            key={value}
            title={t(`colors.${value}`)}
            className="grid size-8 cursor-pointer place-items-center rounded-full border-2 border-transparent hover:bg-ink/6 has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:size-10"
          >
            <input
              type="radio"
              name="color"
              value={value}
              checked={value === color}
              onChange={() => onChange(value)}
              className="sr-only"
            />
            <span className="sr-only">{t(`colors.${value}`)}</span>
            <TagDot color={value} className="size-4" />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
