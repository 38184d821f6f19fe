"use client"

import { pageUrl } from "@nightjar/core/tenant/host"
import { CodeSample } from "@nightjar/ui/code-sample"
import { Field } from "@nightjar/ui/field"
import { Select } from "@nightjar/ui/select"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { Panel } from "../../settings/panel.tsx"
import { useFacts } from "../../shell/facts-provider.tsx"
import { itemsOn, type ShownItem } from "../items-on.ts"
import type { ShownStatusPage } from "../use-status-page-verbs.ts"
import { badgeSamples, monitorBadgePath, pageBadgePath, type SaidOnBadge, saidOnBadges } from "./badges.ts"

/** Images of what visitors see, for other people's pages. */
export function BadgePanel({ page }: { page: ShownStatusPage }) {
  const t = useTranslations("statusPages.badges")
  const { site } = useFacts()
  const [chosen, setChosen] = useState("")
  const [said, setSaid] = useState<SaidOnBadge>("status")
  const items = itemsOn(page)
  const item = items.find(({ id }) => id === chosen)
  const sayable = item ? saidOf(item) : []
  const now = sayable.includes(said) ? said : "status"
  const path = item ? monitorBadgePath(item, now) : pageBadgePath(page)
  const alt = item ? t("alt", { name: item.name, said: t(`said.${now}`) }) : t("altOfPage", { title: page.title })
  const samples = badgeSamples({ url: `${site.publicUrl}${path}`, alt, page: pageUrl(page.slug, site) })
  return (
    <Panel title={t("title")} text={t("text")}>
      <div className="space-y-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t("of")}>
            <Select value={item?.id ?? ""} onChange={(event) => setChosen(event.target.value)}>
              <option value="">{t("wholePage")}</option>
              {items.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {item && (
            <Field label={t("says")}>
              <Select value={now} onChange={(event) => setSaid(event.target.value as SaidOnBadge)}>
                {sayable.map((each) => (
                  <option key={each} value={each}>
                    {t(`said.${each}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
        <img key={path} src={path} alt={alt} className="h-5 max-w-full" />
        <CodeSample label={t("sample")} samples={samples} />
      </div>
    </Panel>
  )
}

/** Latencies are told only of what visitors may see them of. */
const saidOf = ({ showsLatency }: ShownItem): SaidOnBadge[] =>
  (Object.keys(saidOnBadges) as SaidOnBadge[]).filter((each) => each !== "response" || showsLatency)
