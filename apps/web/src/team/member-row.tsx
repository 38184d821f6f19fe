"use client"

import { Badge } from "@nightjar/ui/badge"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"
import type { Answers } from "../data/trpc.ts"
import { ItemRow } from "../settings/item-row.tsx"
import { useFacts } from "../shell/facts-provider.tsx"

type Member = Answers["member"]["list"][number]

export function MemberRow({ member: { userId, name, email, role, createdAt } }: { member: Member }) {
  const t = useTranslations("team")
  const { member: viewer } = useFacts()
  const shownName = name || email
  return (
    <ItemRow
      mark={<Initial name={shownName} />}
      name={shownName}
      badges={userId === viewer.user && <Badge>{t("you")}</Badge>}
      facts={[...(name ? [email] : []), t.rich("since", { when: () => <RelativeTime at={Date.parse(createdAt)} /> })]}
      action={<span className="text-ink-soft">{t(`roles.${role}`)}</span>}
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
