"use client"

import { Button } from "@nightjar/ui/button"
import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { IconButton } from "@nightjar/ui/icon-button"
import { LinkButton } from "@nightjar/ui/link-button"
import { Menu, MenuItem } from "@nightjar/ui/menu"
import { EyeOff, Globe, MoreHorizontal, Pencil, Trash2 } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useMay } from "../../shell/facts-provider.tsx"
import { type ShownStatusPage, useStatusPageVerbs } from "../use-status-page-verbs.ts"

export function StatusPageActions({ page }: { page: ShownStatusPage }) {
  const t = useTranslations("statusPages")
  const router = useRouter()
  const verbs = useStatusPageVerbs()
  const [isAsking, setAsking] = useState(false)
  const mayChange = useMay()("statusPage.edit")
  const { id, title, state } = page
  const edit = `/status-pages/${id}/edit`
  useHotkeys(mayChange ? { e: () => router.push(edit) } : {})
  if (!mayChange) return null
  return (
    <>
      <LinkButton asChild aria-keyshortcuts="e">
        <Link href={edit}>
          <Pencil aria-hidden="true" />
          {t("edit")}
        </Link>
      </LinkButton>
      {state !== "published" && (
        <Button variant="primary" busy={verbs.isBusy} onClick={() => verbs.publish(page)}>
          <Globe aria-hidden="true" />
          {t("publish")}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={t("more")} variant="secondary">
            <MoreHorizontal aria-hidden="true" />
          </IconButton>
        }
      >
        {state === "published" && (
          <MenuItem icon={<EyeOff aria-hidden="true" />} onSelect={() => verbs.unpublish(page)}>
            {t("unpublish")}
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => setAsking(true)}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <ConfirmByTyping
        open={isAsking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { title })}
        description={t("deleteText")}
        phrase={title}
        confirm={t("confirmDelete")}
        busy={verbs.isBusy}
        onConfirm={() => verbs.remove(page, () => router.push("/status-pages"))}
      />
    </>
  )
}
