"use client"

import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { StateMark } from "@nightjar/ui/state-mark"
import { TagChip, TagDot } from "@nightjar/ui/tag-chip"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Search } from "lucide-react"
import { useTranslations } from "next-intl"
import { useDeferredValue, useState } from "react"
import { useTRPC } from "../../data/trpc.ts"
import { toggled } from "../../monitor/list/filter.ts"
import type { Draft } from "./draft.ts"

interface CoverageFieldsProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  problems: Readonly<Record<string, string>>
}

/** Which monitors it is for: some by name, and whichever have a tag. */
export function CoverageFields(props: CoverageFieldsProps) {
  return (
    <>
      <Monitors {...props} />
      <Tags {...props} />
    </>
  )
}

function Monitors({ draft: { monitors }, onChange, problems }: CoverageFieldsProps) {
  const t = useTranslations("maintenance.form")
  const trpc = useTRPC()
  const [words, setWords] = useState("")
  const search = useDeferredValue(words.trim())
  const { data } = useQuery({
    ...trpc.monitor.list.queryOptions({ search, sort: "name" }),
    placeholderData: keepPreviousData,
  })
  const isChosen = (id: string) => monitors.some((monitor) => monitor.id === id)
  const drop = (id: string) => onChange({ monitors: monitors.filter((monitor) => monitor.id !== id) })
  return (
    <Field group label={t("monitors")} error={problems.monitors && `${problems.monitors}.`}>
      <div className="overflow-hidden rounded-md border bg-raised">
        <div className="border-b p-2">
          <Input
            type="search"
            icon={<Search aria-hidden="true" />}
            aria-label={t("searchMonitors")}
            placeholder={t("searchMonitors")}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              // Enter looks, and does not save the form.
              if (event.key === "Enter") event.preventDefault()
            }}
            autoComplete="off"
          />
          {monitors.length > 0 && (
            <div className="mt-2 flex flex-wrap gap-1.5">
              {monitors.map(({ id, name }) => (
                <TagChip key={id} name={name} onRemove={() => drop(id)} />
              ))}
            </div>
          )}
        </div>
        <ul aria-label={t("foundMonitors")} className="max-h-56 overflow-y-auto py-1">
          {data?.monitors.map((row) => (
            <li key={row.id}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
              <label className="flex min-h-8 items-center gap-2.5 px-3 hover:bg-ink/4 pointer-coarse:min-h-11">
                <Checkbox
                  id={undefined}
                  checked={isChosen(row.id)}
                  onChange={() =>
                    isChosen(row.id)
                      ? drop(row.id)
                      : onChange({ monitors: [...monitors, { id: row.id, name: row.name }] })
                  }
                />
                <StateMark state={row.state} />
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {row.name}
                </span>
              </label>
            </li>
          ))}
          {data?.monitors.length === 0 && <li className="px-3 py-2 text-ink-soft">{t("noMonitors")}</li>}
          {data?.nextCursor && <li className="px-3 py-2 text-ink-faint text-sm">{t("moreMonitors")}</li>}
        </ul>
      </div>
    </Field>
  )
}

function Tags({ draft: { tags: chosen }, onChange, problems }: CoverageFieldsProps) {
  const t = useTranslations("maintenance.form")
  const trpc = useTRPC()
  const { data: tags } = useQuery(trpc.tag.list.queryOptions())
  return (
    <Field group label={t("tags")} help={t("tagsHelp")} error={problems.tags}>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {tags?.length === 0 && <span className="text-ink-soft">{t("noTags")}</span>}
        {tags?.map((tag) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
          <label key={tag.id} className="flex min-h-8 min-w-0 items-center gap-2 pointer-coarse:min-h-11">
            <Checkbox
              id={undefined}
              checked={chosen.includes(tag.id)}
              onChange={() => onChange({ tags: toggled(chosen, tag.id) })}
            />
            <TagDot color={tag.color} className="size-2.5" />
            <span dir="auto" className="min-w-0 truncate">
              {tag.name}
            </span>
          </label>
        ))}
      </div>
    </Field>
  )
}
