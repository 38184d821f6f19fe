"use client"

import { isAtLeast, type Role, roles } from "@nightjar/core/member"
import { IconButton } from "@nightjar/ui/icon-button"
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@nightjar/ui/menu"
import { Crown, EllipsisVertical, LogOut, UserMinus } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useFacts, useMay } from "../shell/facts-provider.tsx"
import { MemberQuestion, type Question } from "./member-question.tsx"
import type { Member, Team } from "./use-team.ts"

/** What can be done about a member; nothing is shown to whoever may do nothing. */
export function MemberMenu({ member, team }: { member: Member; team: Team }) {
  const t = useTranslations("team")
  const may = useMay()
  const { member: viewer } = useFacts()
  const [question, setQuestion] = useState<Question | null>(null)
  const isOwn = member.userId === viewer.user
  const mayChange = may("member.changeRole") && isAtLeast(viewer.role, member.role)
  if (!isOwn && !mayChange) return null
  const given = roles.filter((role) => isAtLeast(viewer.role, role)).reverse()
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("more", { name: member.name || member.email })}>
            <EllipsisVertical aria-hidden="true" />
          </IconButton>
        }
      >
        {mayChange && (
          <>
            <MenuLabel>{t("role")}</MenuLabel>
            <MenuChoice
              value={member.role}
              onValueChange={(role) => team.changeRole(member, role as Role)}
              options={given.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
            />
            <MenuSeparator />
          </>
        )}
        {may("member.transfer") && !isOwn && (
          <MenuItem icon={<Crown aria-hidden="true" />} onSelect={() => setQuestion("transfer")}>
            {t("transfer")}
          </MenuItem>
        )}
        <MenuItem
          danger
          icon={isOwn ? <LogOut aria-hidden="true" /> : <UserMinus aria-hidden="true" />}
          onSelect={() => setQuestion(isOwn ? "leave" : "remove")}
        >
          {isOwn ? t("leave") : t("remove")}
        </MenuItem>
      </Menu>
      <MemberQuestion question={question} member={member} team={team} onDone={() => setQuestion(null)} />
    </>
  )
}
