"use client"

import { noticeStates } from "@nightjar/core/notice"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { useDraft } from "../data/use-draft.ts"
import { NoticeDialog } from "./notice-dialog.tsx"
import { NoticeFields } from "./notice-fields.tsx"
import { type Notice, useNoticeVerbs } from "./use-notice-verbs.ts"

interface UpdateNoticeProps {
  notice: Notice
  onClose: () => void
}

/** Says how it goes on, or that it is over. */
export function UpdateNotice({ notice, onClose }: UpdateNoticeProps) {
  const t = useTranslations("notices")
  const { updating, resolving } = useNoticeVerbs()
  const typing = useDraft(`update of ${notice.id}`, { state: notice.state, impact: notice.impact, text: "" })
  const { draft: said, change } = typing
  const error = said.state === "resolved" ? resolving.error : updating.error
  const problem = error ? problemOf(error) : null
  const send = () => {
    const { id } = notice
    const { state, impact, text } = said
    const done = {
      onSuccess() {
        typing.sent()
        onClose()
      },
    }
    if (state === "resolved") resolving.mutate({ id, text }, done)
    else updating.mutate({ id, state, impact, text }, done)
  }
  return (
    <NoticeDialog
      title={t("updateTitle", { title: notice.title })}
      typing={typing}
      submit={t(said.state === "resolved" ? "resolve" : "update")}
      busy={updating.isPending || resolving.isPending}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <NoticeFields said={said} onChange={change} states={noticeStates} problem={problem} />
    </NoticeDialog>
  )
}
