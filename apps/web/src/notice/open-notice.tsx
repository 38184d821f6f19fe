"use client"

import { type NoticeState, noticeStates } from "@nightjar/core/notice"
import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../data/field-sentence.ts"
import { problemOf } from "../data/problem.ts"
import { useDraft } from "../data/use-draft.ts"
import { toggled } from "../monitor/list/filter.ts"
import type { ShownStatusPage } from "../status-page/use-status-page-verbs.ts"
import { NoticeDialog } from "./notice-dialog.tsx"
import { NoticeFields } from "./notice-fields.tsx"
import { type Notice, useNoticeVerbs } from "./use-notice-verbs.ts"

interface OpenNoticeProps {
  page: ShownStatusPage
  /** Of its monitors. */
  names: ReadonlyMap<string, string>
  onClose: () => void
}

type Going = Exclude<NoticeState, "resolved">
const going = noticeStates.filter((state): state is Going => state !== "resolved")

interface Draft {
  title: string
  state: Going
  impact: Notice["impact"]
  text: string
  monitors: readonly string[]
  isEverywhere: boolean
}

const empty: Draft = { title: "", state: "investigating", impact: "minor", text: "", monitors: [], isEverywhere: false }

export function OpenNotice({ page, names, onClose }: OpenNoticeProps) {
  const t = useTranslations("notices")
  const { opening } = useNoticeVerbs()
  const typing = useDraft(`notice on ${page.id}`, empty)
  const { draft, change } = typing
  const problem = opening.error ? problemOf(opening.error) : null
  const open = () => {
    const { isEverywhere, monitors, ...said } = draft
    const ids = page.monitors.flatMap(({ id }) => (monitors.includes(id) ? [id] : []))
    opening.mutate(
      { ...said, monitors: ids, statusPageId: isEverywhere ? null : page.id },
      {
        onSuccess() {
          typing.sent()
          onClose()
        },
      },
    )
  }
  return (
    <NoticeDialog
      title={t("new")}
      description={page.state === "published" ? t("newText") : t("newTextHidden")}
      typing={typing}
      submit={t("open")}
      busy={opening.isPending}
      problem={problem}
      onSubmit={open}
      onClose={onClose}
    >
      <Field
        label={t("titleField")}
        error={problem?.fields.title && fieldSentence(t("titleField"), problem.fields.title)}
      >
        <Input
          dir="auto"
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
          placeholder={t("titlePlaceholder")}
          autoComplete="off"
        />
      </Field>
      <NoticeFields said={draft} onChange={change} states={going} problem={problem} />
      {names.size > 0 && (
        <Affected names={names} chosen={draft.monitors} onChange={(monitors) => change({ monitors })} />
      )}
      <Field label={t("everywhereField")} inline className="flex-row-reverse justify-end">
        <Checkbox checked={draft.isEverywhere} onChange={(event) => change({ isEverywhere: event.target.checked })} />
      </Field>
    </NoticeDialog>
  )
}

interface AffectedProps {
  names: ReadonlyMap<string, string>
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Affected({ names, chosen, onChange }: AffectedProps) {
  const t = useTranslations("notices")
  return (
    <Field group label={t("affected")} optional>
      <ul className="max-h-44 overflow-y-auto rounded-md border py-1">
        {[...names].map(([id, name]) => (
          <li key={id}>
            {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control */}
            <label className="flex min-h-8 items-center gap-2.5 px-3 hover:bg-ink/4 pointer-coarse:min-h-11">
              <Checkbox id={undefined} checked={chosen.includes(id)} onChange={() => onChange(toggled(chosen, id))} />
              <span dir="auto" className="min-w-0 flex-1 truncate">
                {name}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </Field>
  )
}
