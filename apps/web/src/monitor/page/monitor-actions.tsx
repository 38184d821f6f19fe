"use client"

import { Button } from "@nightjar/ui/button"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { IconButton } from "@nightjar/ui/icon-button"
import { LinkButton } from "@nightjar/ui/link-button"
import { Menu, MenuItem } from "@nightjar/ui/menu"
import { notifyProblem } from "@nightjar/ui/toast"
import { useMutation } from "@tanstack/react-query"
import { Copy, MoreHorizontal, Pause, Pencil, Play, RefreshCw, RotateCcw, Tags, Trash2 } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { useMonitorVerbs } from "../use-monitor-verbs.ts"
import type { Monitor } from "./monitor-page.tsx"
import { TagsDialog } from "./tags-dialog.tsx"

/** On a phone the words alone, so that all of them stand in one row. */
const words = "max-sm:[&_svg]:hidden"

export function MonitorActions({ monitor }: { monitor: Monitor }) {
  const t = useTranslations("verbs")
  const router = useRouter()
  const verbs = useMonitorVerbs()
  const clone = useClone()
  const [isTagging, setTagging] = useState(false)
  const mayChange = useMay()("monitor.pause")
  const isPaused = monitor.pausedAt !== null
  const togglePause = () => (isPaused ? verbs.resume([monitor.id]) : verbs.pause([monitor.id]))
  const edit = `/monitors/${monitor.id}/edit`
  const remove = () => {
    verbs.remove([monitor.id])
    router.push("/")
  }
  useHotkeys(mayChange ? { p: togglePause, e: () => router.push(edit) } : {})
  if (!mayChange) return null
  return (
    <>
      {!isPaused && !monitor.pushToken && monitor.type !== "group" && (
        <Button className={words} onClick={() => verbs.checkNow(monitor.id)}>
          <RefreshCw aria-hidden="true" />
          {t("checkNow")}
        </Button>
      )}
      <Button className={words} onClick={togglePause} aria-keyshortcuts="p">
        {isPaused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {isPaused ? t("resume") : t("pause")}
      </Button>
      <LinkButton asChild className={words} aria-keyshortcuts="e">
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
        <MenuItem icon={<Tags aria-hidden="true" />} onSelect={() => setTagging(true)}>
          {t("tags")}
        </MenuItem>
        <MenuItem icon={<Copy aria-hidden="true" />} onSelect={() => clone.mutate({ id: monitor.id })}>
          {t("clone")}
        </MenuItem>
        {!isPaused && (
          <MenuItem icon={<RotateCcw aria-hidden="true" />} onSelect={() => verbs.restart([monitor.id])}>
            {t("restart")}
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={remove}>
          {t("delete")}
        </MenuItem>
      </Menu>
      <TagsDialog monitor={monitor} open={isTagging} onOpenChange={setTagging} />
    </>
  )
}

const useClone = () => {
  const trpc = useTRPC()
  const router = useRouter()
  return useMutation(
    trpc.monitor.clone.mutationOptions({
      onSuccess: ({ id }) => router.push(`/monitors/${id}/edit`),
      onError: (error) => notifyProblem(problemOf(error).message),
    }),
  )
}
