"use client"

import { workspaceUrl } from "@nightjar/core/tenant/host"
import { useMutation } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { type Arrival, arrive } from "../../arrival.ts"
import { askDoor, DoorRefusal } from "../../ask-door.ts"
import { fieldSentence } from "../../data/field-sentence.ts"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useFacts } from "../../shell/facts-provider.tsx"

/**
 * To another address of the same workspace. The session's cookie stays behind on the old host, so the way in is
 * fetched before the old host is gone, and handed over on the new one.
 */
export const useMove = () => {
  const t = useTranslations("settings.address")
  const { tenant, site } = useFacts()
  const trpc = useTRPC()
  const editing = useMutation(trpc.tenant.edit.mutationOptions())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()

  const move = async (slug: string) => {
    setBusy(true)
    setError(undefined)
    try {
      const { arrival } = await askDoor<{ arrival: Arrival }>("/api/switch", { tenant: tenant.id })
      await editing.mutateAsync({ slug })
      arrive({ ...arrival, url: `${workspaceUrl(slug, site)}/api/arrive` })
    } catch (refusal) {
      setBusy(false)
      if (refusal instanceof DoorRefusal) return setError(refusal.message)
      const { fields, message } = problemOf(refusal)
      setError(fieldSentence(t("title"), fields.slug ?? message))
    }
  }
  return { move, busy, error }
}
