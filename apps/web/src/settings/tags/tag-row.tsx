"use client"

import { ConfirmByTyping } from "@nightjar/ui/confirm-by-typing"
import { IconButton } from "@nightjar/ui/icon-button"
import { TagDot } from "@nightjar/ui/tag-chip"
import { Trash2 } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { ItemRow } from "../item-row.tsx"
import type { Tag } from "./use-tags.ts"

/** A tag in use takes its values along, which nobody can bring back: then the name is typed first. */
export function TagRow({ tag, onDelete }: { tag: Tag; onDelete: (() => void) | undefined }) {
  const t = useTranslations("tags")
  const [asking, setAsking] = useState(false)
  const words = t("onMonitors", { count: tag.monitors })
  return (
    <ItemRow
      mark={<TagDot color={tag.color} className="size-3" />}
      name={tag.name}
      facts={[
        tag.monitors > 0 ? (
          <Link href={`/?tag=${tag.id}`} className="rounded-sm underline-offset-3 hover:text-ink hover:underline">
            {words}
          </Link>
        ) : (
          words
        ),
      ]}
      action={
        onDelete && (
          <>
            <IconButton
              label={t("delete", { name: tag.name })}
              onClick={tag.monitors > 0 ? () => setAsking(true) : onDelete}
            >
              <Trash2 aria-hidden="true" />
            </IconButton>
            <ConfirmByTyping
              open={asking}
              onOpenChange={setAsking}
              title={t("deleteTitle", { name: tag.name })}
              description={t("deleteText", { count: tag.monitors })}
              phrase={tag.name}
              confirm={t("confirmDelete")}
              onConfirm={() => {
                setAsking(false)
                onDelete()
              }}
            />
          </>
        )
      }
    />
  )
}
