"use client"

import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { useDragOrder } from "@nightjar/ui/hooks/use-drag-order"
import { FolderPlus } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { MonitorPicker } from "../../monitor/monitor-picker.tsx"
import { LayoutRow } from "./layout-row.tsx"
import { gapFor, moved, type Row, stepped, withGroup } from "./rows.ts"
import type { DraftProps } from "./status-page-form.tsx"

/** What the page shows, in which order. */
export function LayoutFields({ draft: { rows }, onChange, problems }: DraftProps) {
  const t = useTranslations("statusPages.form")
  const set = (next: Row[]) => onChange({ rows: next })
  const drop = (key: string) => set(rows.filter((row) => row.key !== key))
  return (
    <>
      <Field group label={t("layout")} help={rows.length > 0 && t("layoutHelp")} error={problems.layout}>
        {rows.length === 0 && <p className="text-ink-soft">{t("layoutEmpty")}</p>}
        <Rows rows={rows} onChange={set} onRemove={drop} />
        <Button onClick={() => set(withGroup(rows))}>
          <FolderPlus aria-hidden="true" />
          {t("addGroup")}
        </Button>
      </Field>
      <MonitorPicker
        label={t("monitors")}
        isChosen={(id) => rows.some(({ key }) => key === id)}
        onAdd={({ id, name }) =>
          set([...rows, { kind: "monitor", key: id, ownName: name, name: "", showsLatency: false }])
        }
        onDrop={drop}
      />
    </>
  )
}

interface RowsProps {
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  onRemove: (key: string) => void
}

function Rows({ rows, onChange, onRemove }: RowsProps) {
  const t = useTranslations("statusPages.form")
  const [said, setSaid] = useState("")
  const put = (key: string, next: Row[]) => {
    onChange(next)
    setSaid(t("movedTo", { position: next.findIndex((row) => row.key === key) + 1, count: next.length }))
  }
  const { list, drag, handle } = useDragOrder<HTMLUListElement>({
    gapFor: (index, gap) => gapFor(rows, index, gap),
    onDrop: (index, gap) => put(rows[index]!.key, moved(rows, index, gap)),
    onStep: (index, direction) => put(rows[index]!.key, stepped(rows, index, direction)),
  })
  const goal = drag && drag.gap !== drag.index ? drag.gap : null
  return (
    <>
      <ul ref={list} aria-label={t("layout")} className="divide-y rounded-md border bg-raised empty:hidden">
        {rows.map((row, index) => (
          <LayoutRow
            key={row.key}
            row={row}
            handle={handle(index)}
            isHeld={drag?.index === index}
            mark={goal === index ? "above" : goal === rows.length && index === rows.length - 1 ? "below" : undefined}
            onChange={(change) => onChange(rows.map((each) => (each === row ? ({ ...row, ...change } as Row) : each)))}
            onRemove={() => onRemove(row.key)}
          />
        ))}
      </ul>
      <p role="status" className="sr-only">
        {said}
      </p>
    </>
  )
}
