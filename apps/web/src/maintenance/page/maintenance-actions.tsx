"use client"

import { Button } from "@nightjar/ui/button"
import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { IconButton } from "@nightjar/ui/icon-button"
import { LinkButton } from "@nightjar/ui/link-button"
import { Menu, MenuItem } from "@nightjar/ui/menu"
import { CircleStop, MoreHorizontal, Pencil, Play, Trash2 } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useMay } from "../../shell/facts-provider.tsx"
import { type ShownMaintenance, useMaintenanceVerbs } from "../use-maintenance-verbs.ts"

/** What has run has a record that nobody can bring back: then the title is typed before it is deleted. */
export function MaintenanceActions({ maintenance }: { maintenance: ShownMaintenance }) {
  const t = useTranslations("maintenance")
  const router = useRouter()
  const verbs = useMaintenanceVerbs()
  const [isAsking, setAsking] = useState(false)
  const mayChange = useMay()("maintenance.edit")
  const { id, title, phase, timing, history } = maintenance
  const edit = `/maintenance/${id}/edit`
  const remove = () => verbs.remove(maintenance, () => router.push("/maintenance"))
  useHotkeys(mayChange ? { e: () => router.push(edit) } : {})
  if (!mayChange) return null
  return (
    <>
      {phase === "running" && (
        <Button busy={verbs.isBusy} onClick={() => verbs.end(maintenance)}>
          <CircleStop aria-hidden="true" />
          {t("end")}
        </Button>
      )}
      {phase !== "running" && timing.strategy === "manual" && (
        <Button variant="primary" busy={verbs.isBusy} onClick={() => verbs.start(maintenance)}>
          <Play aria-hidden="true" />
          {t("start")}
        </Button>
      )}
      <LinkButton asChild aria-keyshortcuts="e">
        <Link href={edit}>
          <Pencil aria-hidden="true" />
          {t("edit")}
        </Link>
      </LinkButton>
      <Menu
        trigger={
          <IconButton label={t("more")} variant="secondary">
            <MoreHorizontal aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem
          danger
          icon={<Trash2 aria-hidden="true" />}
          onSelect={() => (history.length > 0 ? setAsking(true) : remove())}
        >
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
        onConfirm={remove}
      />
    </>
  )
}
