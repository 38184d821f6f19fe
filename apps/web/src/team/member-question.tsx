"use client"

import { Button } from "@nightjar/ui/button"
import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { Dialog } from "@nightjar/ui/dialog"
import { useTexts } from "@nightjar/ui/texts"
import { useTranslations } from "next-intl"
import { useFacts } from "../shell/facts-provider.tsx"
import type { Member, Team } from "./use-team.ts"

export type Question = "remove" | "leave" | "transfer"

interface MemberQuestionProps {
  /** Null while nothing is asked. */
  question: Question | null
  member: Member
  team: Team
  onDone: () => void
}

/** Asked before somebody goes, and before the workspace is another's, which only they can undo. */
export function MemberQuestion({ question, member, team, onDone }: MemberQuestionProps) {
  const t = useTranslations("team")
  const texts = useTexts()
  const { tenant } = useFacts()
  const name = member.name || member.email
  const answer = (verb: () => void) => () => {
    onDone()
    verb()
  }
  if (question === "transfer")
    return (
      <ConfirmByTyping
        open
        onOpenChange={onDone}
        title={t("transferTitle", { workspace: tenant.name, name })}
        description={t("transferText")}
        phrase={member.email}
        confirm={t("transfer")}
        onConfirm={answer(() => team.transfer(member))}
      />
    )
  const isOwn = question === "leave"
  return (
    <Dialog
      open={question !== null}
      onOpenChange={onDone}
      title={isOwn ? t("leaveTitle", { workspace: tenant.name }) : t("removeTitle", { name })}
      description={isOwn ? t("leaveText") : t("removeText")}
      footer={
        <>
          <Button onClick={onDone}>{texts.cancel}</Button>
          <Button variant="danger" onClick={answer(isOwn ? team.leave : () => team.remove(member))}>
            {isOwn ? t("leave") : t("remove")}
          </Button>
        </>
      }
    />
  )
}
