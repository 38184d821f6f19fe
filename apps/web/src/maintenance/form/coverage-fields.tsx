"use client"

import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { TagChip, TagDot } from "@nightjar/ui/tag-chip"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { toggled } from "../../monitor/list/filter.ts"
import { MonitorPicker } from "../../monitor/monitor-picker.tsx"
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
  const drop = (id: string) => onChange({ monitors: monitors.filter((monitor) => monitor.id !== id) })
  return (
    <MonitorPicker
      label={t("monitors")}
      error={problems.monitors && `${problems.monitors}.`}
      isChosen={(id) => monitors.some((monitor) => monitor.id === id)}
      onAdd={(monitor) => onChange({ monitors: [...monitors, monitor] })}
      onDrop={drop}
    >
      {monitors.length > 0 && (
        <div className="mt-2 flex flex-wrap gap-1.5">
          {monitors.map(({ id, name }) => (
            <TagChip key={id} name={name} onRemove={() => drop(id)} />
          ))}
        </div>
      )}
    </MonitorPicker>
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
