"use client"

import { billingPath } from "@nightjar/core/billing"
import { Callout } from "@nightjar/ui/callout"
import { LinkButton } from "@nightjar/ui/link-button"
import Link from "next/link"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"

/** The plan has no room: what it says, and the way to a larger one. */
export function PlanPrompt({ title, children }: { title: string; children?: ReactNode }) {
  const t = useTranslations("plan")
  return (
    <Callout
      kind="warning"
      title={title}
      className="mb-5"
      action={
        <LinkButton asChild size="sm">
          <Link href={billingPath}>{t("see")}</Link>
        </LinkButton>
      }
    >
      {children}
    </Callout>
  )
}
