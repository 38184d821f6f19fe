"use client"

import { Badge } from "@nightjar/ui/badge"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import { ItemRow } from "../settings/item-row.tsx"
import { useFacts } from "../shell/facts-provider.tsx"
import { MemberMenu } from "./member-menu.tsx"
import type { Member, Team } from "./use-team.ts"

export function MemberRow({ member, team }: { member: Member; team: Team }) {
  const t = useTranslations("team")
  const { member: viewer } = useFacts()
  const { userId, name, email, role, createdAt } = member
  const shownName = name || email
  return (
    <ItemRow
      mark={<Initial name={shownName} />}
      name={shownName}
      badges={
        <>
          <Badge>{t(`roles.${role}`)}</Badge>
          {userId === viewer.user && <Badge>{t("you")}</Badge>}
        </>
      }
      facts={[...(name ? [email] : []), t.rich("since", { when: () => <RelativeTime at={Date.parse(createdAt)} /> })]}
      action={<MemberMenu member={member} team={team} />}
    />
  )
}

function Initial({ name }: { name: string }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-9 shrink-0 place-items-center rounded-full bg-ink/6 font-medium text-ink-soft uppercase"
    >
      {[...name][0]}
    </span>
  )
}
