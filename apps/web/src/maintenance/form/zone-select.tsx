"use client"

import { Field } from "@nightjar/ui/field"
import { Select } from "@nightjar/ui/select"
import { useTranslations } from "next-intl"
import { useMemo } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"

interface ZoneSelectProps {
  /** The one that is chosen. */
  zone: string
  ownZone: string
  onChange: (zone: string) => void
  error: string | undefined
}

/** The viewer's own zone first, then UTC, then all that the browser knows. */
export function ZoneSelect({ zone, ownZone, onChange, error }: ZoneSelectProps) {
  const t = useTranslations("maintenance.form")
  const others = useMemo(() => {
    const known = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), zone])
    known.delete(ownZone)
    return [...known]
  }, [zone, ownZone])
  return (
    <Field label={t("timeZone")} error={error && fieldSentence(t("timeZone"), error)} className="max-w-80">
      <Select value={zone} onChange={(event) => onChange(event.target.value)}>
        <optgroup label={t("ownZone")}>
          <option>{ownZone}</option>
        </optgroup>
        <optgroup label={t("otherZones")}>
          {others.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </optgroup>
      </Select>
    </Field>
  )
}
