"use client"

import { type Impact, impacts, type NoticeState } from "@nightjar/core/notice"
import { Field } from "@nightjar/ui/field"
import { Select } from "@nightjar/ui/select"
import { Textarea } from "@nightjar/ui/textarea"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../data/field-sentence.ts"
import type { Problem } from "../data/problem.ts"

interface Said<State extends NoticeState> {
  state: State
  impact: Impact
  text: string
}

interface NoticeFieldsProps<State extends NoticeState> {
  said: Said<State>
  onChange: (change: Partial<Said<State>>) => void
  /** Those that may be said. */
  states: readonly State[]
  problem: Problem | null
}

/** How far it is, how bad, and what visitors read. */
export function NoticeFields<State extends NoticeState>(props: NoticeFieldsProps<State>) {
  const { said, onChange, states, problem } = props
  const t = useTranslations("notices")
  const words = useTranslations("publicPage.noticeStates")
  const wrong = problem?.fields.text
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("state")}>
          <Select value={said.state} onChange={(event) => onChange({ state: event.target.value as State })}>
            {states.map((state: NoticeState) => (
              <option key={state} value={state}>
                {words(state)}
              </option>
            ))}
          </Select>
        </Field>
        {said.state !== "resolved" && (
          <Field label={t("impact")}>
            <Select value={said.impact} onChange={(event) => onChange({ impact: event.target.value as Impact })}>
              {impacts.map((impact) => (
                <option key={impact} value={impact}>
                  {t(`impacts.${impact}`)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <Field label={t("message")} error={wrong && fieldSentence(t("message"), wrong)}>
        <Textarea
          dir="auto"
          value={said.text}
          onChange={(event) => onChange({ text: event.target.value })}
          placeholder={t("messagePlaceholder")}
        />
      </Field>
    </>
  )
}
