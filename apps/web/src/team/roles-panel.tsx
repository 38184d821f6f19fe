import { roles } from "@nightjar/core/member"
import { useTranslations } from "next-intl"
import { Fragment } from "react"
import { Panel } from "../settings/panel.tsx"

const mostFirst = [...roles].reverse()

export function RolesPanel() {
  const t = useTranslations("team")
  return (
    <Panel title={t("rolesTitle")}>
      <dl className="grid gap-x-6 sm:grid-cols-[5rem_1fr] sm:gap-y-3">
        {mostFirst.map((role) => (
          <Fragment key={role}>
            <dt className="font-medium">{t(`roles.${role}`)}</dt>
            <dd className="text-ink-soft max-sm:mb-3">{t(`may.${role}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  )
}
