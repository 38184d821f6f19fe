"use client"

import { weekdays } from "@nightjar/core/maintenance/timing"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { toggled } from "../../monitor/list/filter.ts"
import { ChoicePills } from "./choice-pills.tsx"
import type { Draft } from "./draft.ts"
import { DraftField } from "./draft-field.tsx"

export interface TimingFieldsProps {
  draft: Draft
  onChange: (change: Partial<Draft>) => void
  /** Sentences by the path of the input. */
  problems: Readonly<Record<string, string>>
}

/** The fields of the strategy that is chosen. */
export function TimingFields(props: TimingFieldsProps) {
  switch (props.draft.strategy) {
    case "manual":
      return null
    case "single":
      return (
        <Row long>
          <DraftField {...props} name="begins" path="from" type="datetime-local" />
          <DraftField {...props} name="ends" path="to" type="datetime-local" />
        </Row>
      )
    case "cron":
      return (
        <>
          <Row long>
            <DraftField {...props} name="expression" placeholder="30 2 * * 1-5" help="expressionHelp" />
            <DraftField {...props} name="durationMinutes" unit="minutes" inputMode="numeric" />
          </Row>
          <Validity {...props} />
        </>
      )
    case "interval":
      return (
        <>
          <Row>
            <DraftField {...props} name="everyDays" unit="days" inputMode="numeric" />
            <DraftField {...props} name="at" type="time" />
            <DraftField {...props} name="durationMinutes" unit="minutes" inputMode="numeric" />
          </Row>
          <Validity {...props} required />
        </>
      )
    case "weekdays":
      return (
        <>
          <Weekdays {...props} />
          <Hours {...props} />
          <Validity {...props} />
        </>
      )
    case "monthdays":
      return (
        <>
          <Monthdays {...props} />
          <Hours {...props} />
          <Validity {...props} />
        </>
      )
  }
}

/** Beside each other; on a phone only what is short. */
function Row({ long = false, children }: { long?: boolean; children: ReactNode }) {
  const onPhone = long ? "" : "max-sm:grid-cols-2"
  return (
    <div className={`grid items-start gap-x-4 gap-y-5 sm:auto-cols-fr sm:grid-flow-col ${onPhone}`}>{children}</div>
  )
}

function Weekdays({ draft, onChange, problems }: TimingFieldsProps) {
  const t = useTranslations("maintenance")
  return (
    <ChoicePills
      label={t("form.weekdays")}
      options={weekdays.map((day) => ({ value: day, label: t(`shortWeekdays.${day}`), title: t(`weekdays.${day}`) }))}
      chosen={draft.weekdays}
      onToggle={(day) => onChange({ weekdays: toggled(draft.weekdays, day) })}
      error={problems["timing.days"]}
    />
  )
}

const numbers = Array.from({ length: 31 }, (_, index) => index + 1)

function Monthdays({ draft, onChange, problems }: TimingFieldsProps) {
  const t = useTranslations("maintenance.form")
  return (
    <ChoicePills<number | "last">
      label={t("monthdays")}
      options={[...numbers.map((day) => ({ value: day, label: String(day) })), { value: "last", label: t("last") }]}
      chosen={draft.monthdays}
      onToggle={(day) => onChange({ monthdays: toggled(draft.monthdays, day) })}
      error={problems["timing.days"]}
    />
  )
}

function Hours(props: TimingFieldsProps) {
  return (
    <Row>
      <DraftField {...props} name="from" type="time" />
      <DraftField {...props} name="to" type="time" />
    </Row>
  )
}

/** Between which days windows may begin; `required`: they are counted from the first. */
function Validity({ required = false, ...props }: TimingFieldsProps & { required?: boolean }) {
  return (
    <Row>
      <DraftField {...props} name="startsOn" type="date" optional={!required} />
      <DraftField {...props} name="endsOn" type="date" optional />
    </Row>
  )
}
