"use client"

import { Button } from "@nightjar/ui/button"
import { Dialog } from "@nightjar/ui/dialog"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { TagChip } from "@nightjar/ui/tag-chip"
import { useTranslations } from "next-intl"
import { type FormEvent, useId } from "react"
import type { Monitor } from "./monitor-page.tsx"
import { useTagging } from "./use-tagging.ts"

interface TagsDialogProps {
  monitor: Monitor
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** The monitor's tags; each change is saved at once. A name that is not known yet becomes a new tag. */
export function TagsDialog({ monitor, open, onOpenChange }: TagsDialogProps) {
  const t = useTranslations("tagging")
  const names = useId()
  const { known, add, remove, busy } = useTagging(monitor, open)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    if (await add(String(data.get("name")).trim(), String(data.get("value")).trim())) form.reset()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("text")}
      footer={<Button onClick={() => onOpenChange(false)}>{t("done")}</Button>}
    >
      <div className="space-y-5">
        <div className="flex min-h-6 flex-wrap gap-1.5">
          {monitor.tags.length === 0 && <span className="text-ink-soft">{t("none")}</span>}
          {monitor.tags.map((tag) => (
            <TagChip
              key={tag.id}
              name={tag.name}
              value={tag.value || undefined}
              color={tag.color}
              onRemove={() => remove(tag.id)}
            />
          ))}
        </div>
        <form onSubmit={onSubmit} className="grid items-start gap-3 sm:grid-cols-[1fr_1fr_auto]">
          <Field label={t("name")}>
            <Input name="name" list={names} maxLength={40} autoComplete="off" required />
          </Field>
          <datalist id={names}>
            {known.map((tag) => (
              <option key={tag.id} value={tag.name} />
            ))}
          </datalist>
          <Field label={t("value")} help={t("valueHelp")} optional>
            <Input name="value" maxLength={80} autoComplete="off" />
          </Field>
          <Button type="submit" busy={busy} className="sm:mt-6.5">
            {t("add")}
          </Button>
        </form>
      </div>
    </Dialog>
  )
}
