"use client"

import { isAtLeast } from "@nightjar/core/member"
import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { useNow } from "@nightjar/ui/hooks/use-now"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { ItemRow } from "../settings/item-row.tsx"
import { useFacts, useMay } from "../shell/facts-provider.tsx"
import type { Invitation } from "./use-team.ts"

interface InvitationRowProps {
  invitation: Invitation
  renew: () => Promise<unknown>
  revoke: () => void
}

export function InvitationRow({ invitation: { email, role, inviter, expiresAt }, renew, revoke }: InvitationRowProps) {
  const t = useTranslations("team")
  const may = useMay()
  const { member } = useFacts()
  const [busy, setBusy] = useState(false)
  const isOver = Date.parse(expiresAt) <= useNow(60_000)
  const until = t.rich(isOver ? "ranOut" : "until", { when: () => <RelativeTime at={Date.parse(expiresAt)} /> })
  const sendAgain = () => {
    setBusy(true)
    void renew().finally(() => setBusy(false))
  }
  return (
    <ItemRow
      name={email}
      badges={<Badge>{t(`roles.${role}`)}</Badge>}
      facts={[until, ...(inviter ? [t("by", { inviter })] : [])]}
      action={
        may("invitation.create") && (
          <div className="flex flex-wrap gap-2 max-sm:basis-full">
            {isAtLeast(member.role, role) && (
              <Button size="sm" busy={busy} aria-label={t("sendAgainTo", { email })} onClick={sendAgain}>
                {t("sendAgain")}
              </Button>
            )}
            <Button size="sm" aria-label={t("revokeThis", { email })} onClick={revoke}>
              {t("revoke")}
            </Button>
          </div>
        )
      }
    />
  )
}
