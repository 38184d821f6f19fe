"use client"

import type { SeenInvitation } from "@nightjar/core/invitation"
import { Callout } from "@nightjar/ui/callout"
import { LinkButton } from "@nightjar/ui/link-button"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import { askDoor, DoorRefusal } from "../../../../../src/ask-door.ts"
import { AuthCard } from "../../../../../src/auth-card.tsx"
import { JoinForm } from "./join-form.tsx"

type Seen = { token: string; invitation: SeenInvitation } | { refusal: string }

const look = async (): Promise<Seen> => {
  const token = window.location.hash.slice(1)
  try {
    return { token, invitation: await askDoor<SeenInvitation>("/api/invitation", { token }) }
  } catch (error) {
    if (error instanceof DoorRefusal) return { refusal: error.problem.message }
    throw error
  }
}

export function Join({ workspace, isPrivate }: { workspace: string; isPrivate: boolean }) {
  const t = useTranslations("join")
  const [seen, setSeen] = useState<Seen | null>(null)
  useEffect(() => void look().then(setSeen), [])
  if (!seen)
    return (
      <AuthCard title={t("to", { workspace })}>
        <Skeleton className="h-48" />
      </AuthCard>
    )
  if ("refusal" in seen)
    return (
      <AuthCard title={t("to", { workspace })}>
        <Callout kind="error" title={seen.refusal} />
        <LinkButton asChild className="mt-5">
          <a href="/sign-in">{t("signIn")}</a>
        </LinkButton>
      </AuthCard>
    )
  const { inviter, role } = seen.invitation
  const lead = t(inviter ? "lead" : "leadOfNobody", { inviter: inviter ?? "", role: t(`roles.${role}`) })
  return (
    <AuthCard title={t("to", { workspace })} lead={lead}>
      {!isPrivate && <Callout kind="warning" title={t("notPrivate")} className="mb-5" />}
      <JoinForm token={seen.token} invitation={seen.invitation} />
    </AuthCard>
  )
}
