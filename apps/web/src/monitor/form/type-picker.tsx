"use client"

import { Input } from "@nightjar/ui/input"
import { Search } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import type { Kind } from "./form-schema.ts"

interface TypePickerProps<Type extends Kind> {
  types: readonly Type[]
  onPick: (type: Type) => void
}

/** Every kind with one sentence; typing narrows, enter takes the first. */
export function TypePicker<Type extends Kind>({ types, onPick }: TypePickerProps<Type>) {
  const t = useTranslations("form")
  const [words, setWords] = useState("")
  const found = types.filter(({ label, description, type }) =>
    `${label} ${description} ${type}`.toLowerCase().includes(words.trim().toLowerCase()),
  )
  return (
    <div className="space-y-3">
      <Input
        type="search"
        aria-label={t("searchTypes")}
        placeholder={t("searchTypes")}
        icon={<Search aria-hidden="true" />}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && found[0]) onPick(found[0])
        }}
        autoFocus
      />
      <ul className="grid gap-2 sm:grid-cols-2">
        {found.map((type) => (
          <li key={type.type}>
            <button
              type="button"
              onClick={() => onPick(type)}
              className="flex h-full w-full flex-col rounded-lg border bg-raised px-4 py-3 text-left shadow-card transition-colors hover:border-control"
            >
              <span className="block font-medium">{type.label}</span>
              <span className="block text-ink-soft text-sm">{type.description}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-ink-soft">{t("noType")}</p>}
    </div>
  )
}
