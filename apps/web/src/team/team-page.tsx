"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { PageHeader } from "@nightjar/ui/page-header"
import { notify } from "@nightjar/ui/toast"
import { UserPlus } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../data/problem.ts"
import { Card } from "../settings/card.tsx"
import { ItemRows } from "../settings/item-row.tsx"
import { Panel } from "../settings/panel.tsx"
import { useMay } from "../shell/facts-provider.tsx"
import { InvitationRow } from "./invitation-row.tsx"
import { InviteForm } from "./invite-form.tsx"
import { MemberRow } from "./member-row.tsx"
import { RolesPanel } from "./roles-panel.tsx"
import { SentPanel } from "./sent-panel.tsx"
import { type SentInvitation, type Team, useTeam } from "./use-team.ts"

/** Who belongs to the workspace, who is invited, and what each may do. */
export function TeamPage() {
  const t = useTranslations("team")
  const may = useMay()
  const team = useTeam()
  const { members, error } = team
  const [shown, setShown] = useState<SentInvitation | "form" | null>(null)
  const onSent = (sent: SentInvitation) => {
    if (!sent.link) notify(t("sent", { email: sent.email }))
    setShown(sent.link ? sent : null)
  }
  return (
    <div className="max-w-3xl">
      <PageHeader
        title={t("title")}
        description={members && t("count", { count: members.length })}
        actions={
          may("invitation.create") &&
          shown === null && (
            <Button variant="primary" onClick={() => setShown("form")}>
              <UserPlus aria-hidden="true" />
              {t("invite")}
            </Button>
          )
        }
      />
      {!members && error && <Callout kind="error" title={problemOf(error).message} />}
      {shown === "form" && <InviteForm invite={team.invite} onSent={onSent} onCancel={() => setShown(null)} />}
      {shown !== null && shown !== "form" && shown.link && (
        <SentPanel sent={shown} link={shown.link} onDone={() => setShown(null)} />
      )}
      {members && (
        <Card>
          <ItemRows label={t("title")}>
            {members.map((member) => (
              <MemberRow key={member.id} member={member} team={team} />
            ))}
          </ItemRows>
        </Card>
      )}
      <Invited team={team} onSent={onSent} />
      <RolesPanel />
    </div>
  )
}

function Invited({ team, onSent }: { team: Team; onSent: (sent: SentInvitation) => void }) {
  const t = useTranslations("team")
  const { invitations = [], renew, revoke } = team
  if (invitations.length === 0) return null
  return (
    <Panel title={t("invited")} text={t("invitedText")} flush>
      <ItemRows label={t("invited")}>
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            renew={() => renew(invitation).then(onSent)}
            revoke={() => revoke(invitation)}
          />
        ))}
      </ItemRows>
    </Panel>
  )
}
