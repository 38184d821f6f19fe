"use client"

import { Checkbox } from "@nightjar/ui/checkbox"
import { Field } from "@nightjar/ui/field"
import { Segmented } from "@nightjar/ui/segmented"
import { useTranslations } from "next-intl"
import { type Preset, presets, type Scope, scopesByNoun } from "./scopes.ts"

interface ScopeChoiceProps {
  preset: Preset
  onPreset: (preset: Preset) => void
  ticked: readonly Scope[]
  onTick: (scope: Scope) => void
  error: string | undefined
}

/** What a key may do: all, only reading, or one by one. */
export function ScopeChoice({ preset, onPreset, ticked, onTick, error }: ScopeChoiceProps) {
  const t = useTranslations("keys")
  const options = presets.map((value) => ({ value, label: t(`presets.${value}`) }))
  return (
    <Field group label={t("scopes")} help={t(`presetHelp.${preset}`)} error={error}>
      <div>
        <Segmented label={t("scopes")} options={options} value={preset} onValueChange={onPreset} />
      </div>
      {preset === "some" && (
        <div className="gap-x-6 rounded-md border bg-surface p-4 sm:columns-2">
          {scopesByNoun.map(({ noun, scopes }) => (
            <fieldset key={noun} className="mb-4 break-inside-avoid last:mb-0">
              <legend className="mb-1.5 text-ink-soft text-sm">{noun}</legend>
              {scopes.map((scope) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the checkbox inside is the control
                <label key={scope} className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-10">
                  <Checkbox checked={ticked.includes(scope)} onChange={() => onTick(scope)} />
                  <code className="font-mono text-sm">{scope}</code>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </Field>
  )
}
