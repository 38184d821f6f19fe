"use client"

import { Callout } from "@nightjar/ui/callout"
import { LinkButton } from "@nightjar/ui/link-button"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { AuthCard } from "../auth-card.tsx"
import { LinkForm } from "./link-form.tsx"
import { useLink } from "./use-link.ts"

/** Shows what the link of a letter is for, does that when it is asked to, and says what came of it. */
export function LetterLink() {
  const t = useTranslations("link")
  const { seen, open } = useLink()
  const [done, setDone] = useState<string>()
  if (!seen)
    return (
      <AuthCard title={t("title")}>
        <Skeleton className="h-40" />
      </AuthCard>
    )
  if ("refusal" in seen)
    return (
      <AuthCard title={t("title")}>
        <Callout kind="error" title={seen.refusal} />
        <Way />
      </AuthCard>
    )
  const { token, purpose, email } = seen
  if (done === token)
    return (
      <AuthCard title={t(`${purpose}.title`)}>
        <Callout title={t(`${purpose}.done`, { email })} />
        <Way />
      </AuthCard>
    )
  const onFollowed = ({ next }: { next: string | null }) => (next ? open(next) : setDone(token))
  return (
    <AuthCard title={t(`${purpose}.title`)} lead={t(`${purpose}.lead`, { email })}>
      <LinkForm key={token} link={seen} onFollowed={onFollowed} />
    </AuthCard>
  )
}

function Way() {
  const t = useTranslations("link")
  return (
    <LinkButton asChild className="mt-5">
      <a href="/">{t("goOn")}</a>
    </LinkButton>
  )
}
