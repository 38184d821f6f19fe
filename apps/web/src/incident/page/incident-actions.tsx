"use client"

import { Button } from "@nightjar/ui/button"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Bell, BellOff, CircleCheck, UserCheck } from "lucide-react"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { useMay } from "../../shell/facts-provider.tsx"
import { type Incident, useIncidentVerbs } from "../use-incident-verbs.ts"
import { ResolveDialog } from "./resolve-dialog.tsx"

/** What can be done about one that lasts. */
export function IncidentActions({ incident }: { incident: Incident }) {
  const t = useTranslations("incidents")
  const verbs = useIncidentVerbs()
  const [isAsking, setAsking] = useState(false)
  const mayAct = useMay()("incident.acknowledge") && incident.state !== "resolved"
  const acknowledge = mayAct && incident.state === "open" ? () => verbs.acknowledge(incident.id) : undefined
  const toggleMute = () => verbs.toggleMute(incident)
  useHotkeys({ a: acknowledge, m: mayAct ? toggleMute : undefined })
  if (!mayAct) return null
  const MuteIcon = incident.mutedAt ? Bell : BellOff
  return (
    <div className="flex w-full flex-wrap gap-2 max-sm:*:flex-1">
      <Button onClick={() => setAsking(true)} busy={verbs.isResolving}>
        <CircleCheck aria-hidden="true" />
        {t("resolve")}
      </Button>
      <Button onClick={toggleMute} aria-keyshortcuts="m">
        <MuteIcon aria-hidden="true" />
        {t(incident.mutedAt ? "unmute" : "mute")}
      </Button>
      {acknowledge && (
        <Button variant="primary" onClick={acknowledge} aria-keyshortcuts="a">
          <UserCheck aria-hidden="true" />
          {t("acknowledge")}
        </Button>
      )}
      <ResolveDialog open={isAsking} onOpenChange={setAsking} onResolve={() => verbs.resolve(incident.id)} />
    </div>
  )
}
