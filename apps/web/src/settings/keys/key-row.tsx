"use client"

import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { ItemRow } from "../item-row.tsx"
import { presetOf } from "./scopes.ts"
import { useKeyFacts } from "./use-key-facts.tsx"
import type { ApiKey } from "./use-keys.ts"

interface KeyRowProps {
  apiKey: ApiKey
  /** Absent for one that has ended. */
  onRevoke?: () => void
}

export function KeyRow({ apiKey, onRevoke }: KeyRowProps) {
  const t = useTranslations("keys")
  const preset = presetOf(apiKey.scopes)
  return (
    <ItemRow
      name={apiKey.name}
      badges={<Badge>{preset === "some" ? t("count", { count: apiKey.scopes.length }) : t(`presets.${preset}`)}</Badge>}
      facts={useKeyFacts(apiKey)}
      action={onRevoke && <Revoke name={apiKey.name} onRevoke={onRevoke} />}
    />
  )
}

/** A revoked key cannot be brought back, so its name is typed first. */
function Revoke({ name, onRevoke }: { name: string; onRevoke: () => void }) {
  const t = useTranslations("keys")
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="sm" aria-label={t("revokeThis", { name })} onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <ConfirmByTyping
        open={asking}
        onOpenChange={setAsking}
        title={t("revokeTitle", { name })}
        description={t("revokeText")}
        phrase={name}
        confirm={t("revoke")}
        onConfirm={() => {
          setAsking(false)
          onRevoke()
        }}
      />
    </>
  )
}
