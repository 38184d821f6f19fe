"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Fold } from "@nightjar/ui/fold"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { PageHeader } from "@nightjar/ui/page-header"
import { Plus } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { Card } from "../card.tsx"
import { ItemRows } from "../item-row.tsx"
import { AdminsOnly } from "./admins-only.tsx"
import { FreshKeyPanel } from "./fresh-key-panel.tsx"
import { KeyRow } from "./key-row.tsx"
import { NewKey } from "./new-key.tsx"
import { type ApiKey, endOf, type FreshKey, useKeys } from "./use-keys.ts"

export function KeysPage() {
  return useMay()("apiKey.list") ? <Keys /> : <AdminsOnly />
}

/** Keys for tools: a new one is shown once; the list says what is used, and takes back what should not be. */
function Keys() {
  const t = useTranslations("keys")
  const { keys, error, create, revoke } = useKeys()
  const [shown, setShown] = useState<FreshKey | "form" | null>(null)
  const now = useNow(60_000)
  const living = keys?.filter((key) => endOf(key, now) === null) ?? []
  const past = keys?.filter((key) => endOf(key, now) !== null) ?? []
  const isFirst = keys !== undefined && living.length === 0
  return (
    <>
      <PageHeader
        title={t("list")}
        description={t("text")}
        actions={
          living.length > 0 &&
          shown === null && (
            <Button variant="primary" onClick={() => setShown("form")}>
              <Plus aria-hidden="true" />
              {t("new")}
            </Button>
          )
        }
      />
      {!keys && error && <Callout kind="error" title={problemOf(error).message} />}
      {shown !== null && shown !== "form" && <FreshKeyPanel fresh={shown} onDone={() => setShown(null)} />}
      {(shown === "form" || (isFirst && shown === null)) && (
        <NewKey create={create} onCreated={setShown} onCancel={isFirst ? undefined : () => setShown(null)} />
      )}
      {living.length > 0 && <Living keys={living} revoke={revoke} />}
      {past.length > 0 && (
        <Fold title={t("past", { count: past.length })}>
          <ItemRows label={t("past", { count: past.length })}>
            {past.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ItemRows>
        </Fold>
      )}
    </>
  )
}

function Living({ keys, revoke }: { keys: ApiKey[]; revoke: (key: ApiKey) => void }) {
  const t = useTranslations("keys")
  return (
    <Card>
      <ItemRows label={t("list")}>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} onRevoke={() => revoke(key)} />
        ))}
      </ItemRows>
    </Card>
  )
}
