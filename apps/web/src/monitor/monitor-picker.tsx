"use client"

import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { StateMark } from "@nightjar/ui/state-mark"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { Search } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { type ReactNode, useDeferredValue, useState } from "react"
import { type Answers, useTRPC } from "../data/trpc.ts"
import { useMay } from "../shell/facts-provider.tsx"

interface PickedMonitor {
  id: Answers["monitor"]["list"]["monitors"][number]["id"]
  name: string
}

interface MonitorPickerProps {
  label: string
  error?: string | undefined
  isChosen: (id: string) => boolean
  onAdd: (monitor: PickedMonitor) => void
  onDrop: (id: string) => void
  /** Below the search: what is chosen. */
  children?: ReactNode
}

/** Any number of monitors, looked for by the server. */
export function MonitorPicker({ label, error, isChosen, onAdd, onDrop, children }: MonitorPickerProps) {
  const t = useTranslations("monitorPicker")
  const trpc = useTRPC()
  const [words, setWords] = useState("")
  const search = useDeferredValue(words.trim())
  const { data } = useQuery({
    ...trpc.monitor.list.queryOptions({ search, sort: "name" }),
    placeholderData: keepPreviousData,
  })
  return (
    <Field group label={label} error={error}>
      <div className="overflow-hidden rounded-md border bg-raised">
        <div className="border-b p-2">
          <Input
            type="search"
            icon={<Search aria-hidden="true" />}
            aria-label={t("search")}
            placeholder={t("search")}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              // Enter looks, and does not save the form.
              if (event.key === "Enter") event.preventDefault()
            }}
            autoComplete="off"
          />
          {children}
        </div>
        <ul aria-label={t("found")} className="max-h-56 overflow-y-auto py-1">
          {data?.monitors.map((row) => (
            <li key={row.id}>
              {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
              <label className="flex min-h-8 items-center gap-2.5 px-3 hover:bg-ink/4 pointer-coarse:min-h-11">
                <Checkbox
                  id={undefined}
                  checked={isChosen(row.id)}
                  onChange={() => (isChosen(row.id) ? onDrop(row.id) : onAdd({ id: row.id, name: row.name }))}
                />
                <StateMark state={row.state} />
                <span dir="auto" className="min-w-0 flex-1 truncate">
                  {row.name}
                </span>
              </label>
            </li>
          ))}
          {data?.monitors.length === 0 && (
            <li className="px-3 py-2 text-ink-soft">{search ? t("none") : <NoneYet />}</li>
          )}
          {data?.nextCursor && <li className="px-3 py-2 text-ink-faint text-sm">{t("more")}</li>}
        </ul>
      </div>
    </Field>
  )
}

function NoneYet() {
  const t = useTranslations("monitorPicker")
  const link = (chunks: ReactNode) => (
    <Link href="/monitors/new" className="rounded-sm text-accent-ink underline underline-offset-3">
      {chunks}
    </Link>
  )
  return useMay()("monitor.create") ? t.rich("noneYet", { link }) : t("noneYetToWatch")
}
