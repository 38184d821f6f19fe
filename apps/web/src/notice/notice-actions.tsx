"use client"

import { Button } from "@nightjar/ui/button"
import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { IconButton } from "@nightjar/ui/icon-button"
import { Trash2 } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useMay } from "../shell/facts-provider.tsx"
import { UpdateNotice } from "./update-notice.tsx"
import { type Notice, useNoticeVerbs } from "./use-notice-verbs.ts"

export function NoticeActions({ notice }: { notice: Notice }) {
  const t = useTranslations("notices")
  const may = useMay()
  const { deleting } = useNoticeVerbs()
  const [asked, setAsked] = useState<"update" | "delete" | null>(null)
  const { id, title } = notice
  if (!may("notice.update")) return null
  return (
    <span className="ml-auto flex items-center gap-1">
      {notice.resolvedAt === null && (
        <Button size="sm" aria-label={t("updateThis", { title })} onClick={() => setAsked("update")}>
          {t("update")}
        </Button>
      )}
      <IconButton size="sm" label={t("deleteThis", { title })} onClick={() => setAsked("delete")}>
        <Trash2 aria-hidden="true" />
      </IconButton>
      {asked === "update" && <UpdateNotice notice={notice} onClose={() => setAsked(null)} />}
      <ConfirmByTyping
        open={asked === "delete"}
        onOpenChange={(open) => setAsked(open ? "delete" : null)}
        title={t("deleteTitle", { title })}
        description={t("deleteText")}
        phrase={title}
        confirm={t("confirmDelete")}
        busy={deleting.isPending}
        onConfirm={() => deleting.mutate({ id })}
      />
    </span>
  )
}
