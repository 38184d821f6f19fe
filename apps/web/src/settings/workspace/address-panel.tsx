"use client"

import { workspaceUrl } from "@nightjar/core/tenant/host"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { useFacts, useMay } from "../../shell/facts-provider.tsx"
import { SlugField } from "../../slug-field.tsx"
import { Panel } from "../panel.tsx"
import { useMove } from "./use-move.ts"

/** The word before the domain. Changing it moves the whole workspace, so the page says what that means first. */
export function AddressPanel() {
  const t = useTranslations("settings.address")
  const { tenant, site } = useFacts()
  const mayEdit = useMay()("tenant.edit")
  const [slug, setSlug] = useState(tenant.slug)
  const { move, busy, error } = useMove()
  const isNew = slug !== tenant.slug
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isNew) void move(slug)
  }
  return (
    <Panel title={t("title")} text={t("text")}>
      <form onSubmit={onSubmit} noValidate className="space-y-4">
        <div className="max-w-md">
          <SlugField
            slug={slug}
            onChange={setSlug}
            tenantDomain={site.tenantDomain}
            error={error}
            own={tenant.slug}
            readOnly={!mayEdit}
          />
        </div>
        {isNew && (
          <>
            <Callout kind="warning" title={t("moving")}>
              <p>{t("movingTo", { from: workspaceUrl(tenant.slug, site), to: workspaceUrl(slug || "…", site) })}</p>
              <p className="mt-2">{t("movingTools")}</p>
            </Callout>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => setSlug(tenant.slug)}>{t("keep", { slug: tenant.slug })}</Button>
              <Button type="submit" variant="primary" busy={busy}>
                {t("submit", { slug })}
              </Button>
            </div>
          </>
        )}
      </form>
    </Panel>
  )
}
