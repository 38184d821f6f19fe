"use client"

import { isAtLeast } from "@nightjar/core/member"
import { EmptyState } from "@nightjar/ui/empty-state"
import { PageHeader } from "@nightjar/ui/page-header"
import { useQuery } from "@tanstack/react-query"
import { KeyRound } from "lucide-react"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"

/** Somebody followed a link that is not for them: who can help. */
export function AdminsOnly() {
  const t = useTranslations("keys")
  const trpc = useTRPC()
  const { data: members = [] } = useQuery(trpc.member.list.queryOptions())
  const admins = members.filter(({ role }) => isAtLeast(role, "admin")).map(({ name, email }) => name || email)
  return (
    <>
      <PageHeader title={t("list")} />
      <EmptyState
        icon={<KeyRound aria-hidden="true" />}
        title={t("adminsOnly")}
        description={t("adminsOnlyText", { names: admins.join(", ") })}
      />
    </>
  )
}
