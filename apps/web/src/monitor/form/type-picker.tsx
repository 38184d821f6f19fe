"use client"

import { Input } from "@nightjar/ui/input"
import { Search } from "lucide-react"
import { useTranslations } from "next-intl"
import { type KeyboardEvent, useId, useState } from "react"
import type { Kind } from "./form-schema.ts"

export interface KindGroup<Type extends Kind> {
  title: string
  types: readonly Type[]
}

interface TypePickerProps<Type extends Kind> {
  groups: readonly KindGroup<Type>[]
  onPick: (type: Type) => void
}

/** Every kind with one sentence; typing narrows, enter takes the first, arrows go through them. */
export function TypePicker<Type extends Kind>({ groups, onPick }: TypePickerProps<Type>) {
  const t = useTranslations("form")
  const [words, setWords] = useState("")
  const found = matching(groups, words)
  const first = found[0]?.types[0]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows are a shortcut through what the tab key reaches too
    <div className="space-y-5" onKeyDown={goByArrows}>
      <Input
        type="search"
        aria-label={t("searchTypes")}
        placeholder={t("searchTypes")}
        icon={<Search aria-hidden="true" />}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && first) onPick(first)
        }}
        autoFocus
      />
      {found.map((group) => (
        <Group key={group.title} group={group} marked={words.trim() === "" ? undefined : first} onPick={onPick} />
      ))}
      {!first && <p className="text-ink-soft">{t("noType")}</p>}
    </div>
  )
}

interface GroupProps<Type extends Kind> {
  group: KindGroup<Type>
  /** What enter takes. */
  marked: Type | undefined
  onPick: (type: Type) => void
}

function Group<Type extends Kind>({ group: { title, types }, marked, onPick }: GroupProps<Type>) {
  const id = useId()
  return (
    <section aria-labelledby={title && id}>
      {title && (
        <h2 id={id} className="mb-2 font-medium text-ink-soft text-sm">
          {title}
        </h2>
      )}
      <ul className="grid gap-2 sm:grid-cols-2">
        {types.map((type) => (
          <li key={type.type}>
            <button
              type="button"
              onClick={() => onPick(type)}
              data-marked={type === marked || undefined}
              className="flex h-full w-full flex-col rounded-lg border bg-raised px-4 py-3 text-left shadow-card transition-colors hover:border-control data-marked:border-accent"
            >
              <span className="block font-medium">{type.label}</span>
              <span className="block text-ink-soft text-sm">{type.description}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By what is read of a kind, its group too. */
const matching = <Type extends Kind>(groups: readonly KindGroup<Type>[], words: string): KindGroup<Type>[] => {
  const wanted = words.trim().toLowerCase()
  return groups
    .map(({ title, types }) => ({
      title,
      types: types.filter(({ label, description, type }) =>
        `${label} ${description} ${type} ${title}`.toLowerCase().includes(wanted),
      ),
    }))
    .filter(({ types }) => types.length > 0)
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

const goByArrows = (event: KeyboardEvent<HTMLElement>) => {
  const step = steps[event.key]
  if (step === undefined) return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, button")]
  const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
