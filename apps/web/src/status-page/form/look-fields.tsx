"use client"

import { themes } from "@nightjar/core/status-page"
import { pageUrl } from "@nightjar/core/tenant/host"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { Segmented } from "@nightjar/ui/segmented"
import { Textarea } from "@nightjar/ui/textarea"
import { useTranslations } from "next-intl"
import { fieldSentence } from "../../data/field-sentence.ts"
import { useFacts } from "../../shell/facts-provider.tsx"
import { SlugInput } from "../../slug-input.tsx"
import { slugOf } from "./draft.ts"
import { LogoField } from "./logo-field.tsx"
import type { DraftProps } from "./status-page-form.tsx"

/** What it is called, where it is, and what it looks like. */
export function LookFields({ draft, onChange, problems }: DraftProps) {
  const t = useTranslations("statusPages.form")
  const errorAt = (field: "title" | "slug" | "description" | "logo") =>
    problems[field] && fieldSentence(t(field), problems[field])
  const { site } = useFacts()
  const slug = slugOf(draft)
  return (
    <>
      <Field label={t("title")} error={errorAt("title")}>
        <Input
          dir="auto"
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
          placeholder={t("titlePlaceholder")}
          autoComplete="off"
        />
      </Field>
      <Field label={t("slug")} help={slug && t("slugHelp", { url: pageUrl(slug, site) })} error={errorAt("slug")}>
        <SlugInput
          slug={slug}
          onChange={(typed) => onChange({ slug: typed })}
          domain={site.multiTenant ? site.statusDomain : null}
        />
      </Field>
      <Field label={t("description")} error={errorAt("description")} optional>
        <Textarea
          dir="auto"
          value={draft.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </Field>
      <div className="flex flex-wrap gap-x-10 gap-y-6">
        <Field group label={t("theme")}>
          <Segmented
            label={t("theme")}
            options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
            value={draft.theme}
            onValueChange={(theme) => onChange({ theme })}
          />
        </Field>
        <LogoField logo={draft.logo} onChange={(logo) => onChange({ logo })} error={errorAt("logo")} />
      </div>
    </>
  )
}
