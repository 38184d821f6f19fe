"use client"

import { Checkbox } from "@nightjar/ui/checkbox"
import { IconButton } from "@nightjar/ui/icon-button"
import { Input } from "@nightjar/ui/input"
import { GripVertical, X } from "lucide-react"
import { useTranslations } from "next-intl"
import type { ComponentProps } from "react"
import type { MonitorRow, Row } from "./rows.ts"

interface LayoutRowProps {
  row: Row
  handle: ComponentProps<"button">
  isHeld: boolean
  /** Where what is held would be put. */
  mark: "above" | "below" | undefined
  onChange: (change: { name?: string; showsLatency?: boolean }) => void
  onRemove: () => void
}

/** A heading, or a monitor: what visitors call it, and where it stands. */
export function LayoutRow({ row, handle, isHeld, mark, onChange, onRemove }: LayoutRowProps) {
  const t = useTranslations("statusPages.form")
  const isGroup = row.kind === "group"
  const called = row.name || (isGroup ? t("groupUnnamed") : row.ownName)
  return (
    <li
      data-kind={row.kind}
      data-held={isHeld || undefined}
      data-mark={mark}
      className="relative flex items-start gap-1 px-1 py-1.5 before:absolute before:inset-x-0 before:z-10 before:hidden before:h-0.5 before:bg-accent first:rounded-t-md last:rounded-b-md data-[mark=above]:before:-top-px data-[mark=below]:before:-bottom-px data-[kind=group]:bg-sunken data-held:opacity-50 data-mark:before:block sm:data-[kind=monitor]:pl-4"
    >
      <button
        type="button"
        aria-label={t("move", { name: called })}
        className="grid h-8 w-7 shrink-0 cursor-grab touch-none place-items-center rounded-md text-ink-faint hover:text-ink active:cursor-grabbing pointer-coarse:h-10.5 pointer-coarse:w-10"
        {...handle}
      >
        <GripVertical aria-hidden="true" className="size-4" />
      </button>
      <div className="flex min-w-0 flex-1 flex-wrap gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-48">
          <Input
            id={undefined}
            dir="auto"
            aria-label={isGroup ? t("groupName") : t("nameOf", { name: row.ownName })}
            placeholder={isGroup ? t("groupUnnamed") : row.ownName}
            value={row.name}
            maxLength={isGroup ? 100 : 150}
            onChange={(event) => onChange({ name: event.target.value })}
            onKeyDown={(event) => {
              // Enter in one of many lines does not save the form.
              if (event.key === "Enter") event.preventDefault()
            }}
            autoComplete="off"
            className={isGroup ? "font-medium" : "placeholder:text-ink-soft"}
          />
          {!isGroup && row.name && (
            <p dir="auto" className="truncate px-2.5 pt-0.5 text-ink-faint text-xs">
              {row.ownName}
            </p>
          )}
        </div>
        {!isGroup && <Latency row={row} onChange={onChange} />}
      </div>
      <IconButton label={t("remove", { name: called })} onClick={onRemove}>
        <X aria-hidden="true" />
      </IconButton>
    </li>
  )
}

function Latency({ row, onChange }: { row: MonitorRow; onChange: LayoutRowProps["onChange"] }) {
  const t = useTranslations("statusPages.form")
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
    <label className="flex h-8 items-center gap-2 text-ink-soft text-sm pointer-coarse:h-10.5">
      <Checkbox
        id={undefined}
        aria-label={t("latencyOf", { name: row.name || row.ownName })}
        checked={row.showsLatency}
        onChange={(event) => onChange({ showsLatency: event.target.checked })}
      />
      {t("latency")}
    </label>
  )
}
