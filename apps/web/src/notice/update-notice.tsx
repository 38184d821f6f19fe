"use client"

import { noticeStates } from "@nightjar/core/notice"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../data/problem.ts"
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
  const [said, setSaid] = useState({ state: notice.state, impact: notice.impact, text: "" })
  const error = said.state === "resolved" ? resolving.error : updating.error
  const problem = error ? problemOf(error) : null
  const send = () => {
    const { id } = notice
    const { state, impact, text } = said
    const done = { onSuccess: () => onClose() }
    if (state === "resolved") resolving.mutate({ id, text }, done)
    else updating.mutate({ id, state, impact, text }, done)
  }
  return (
    <NoticeDialog
      title={t("updateTitle", { title: notice.title })}
      submit={t(said.state === "resolved" ? "resolve" : "update")}
      busy={updating.isPending || resolving.isPending}
      problem={problem}
      onSubmit={send}
      onClose={onClose}
    >
      <NoticeFields
        said={said}
        onChange={(change) => setSaid((before) => ({ ...before, ...change }))}
        states={noticeStates}
        problem={problem}
      />
    </NoticeDialog>
  )
}
