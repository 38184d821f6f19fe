"use client"

import { Callout } from "@nightjar/ui/callout"
import { PageHeader } from "@nightjar/ui/page-header"
import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { useTRPC } from "../data/trpc.ts"
import { Card } from "../settings/card.tsx"
import { ItemRows } from "../settings/item-row.tsx"
import { MemberRow } from "./member-row.tsx"
import { RolesPanel } from "./roles-panel.tsx"

/** Who belongs to the workspace, and what each may do. */
export function TeamPage() {
  const t = useTranslations("team")
  const trpc = useTRPC()
  const { data: members, error } = useQuery(trpc.member.list.queryOptions())
  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={members && t("count", { count: members.length })} />
      {!members && error && <Callout kind="error" title={problemOf(error).message} />}
      {members && (
        <Card>
          <ItemRows label={t("title")}>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} />
            ))}
          </ItemRows>
        </Card>
      )}
      <RolesPanel />
    </div>
  )
}
