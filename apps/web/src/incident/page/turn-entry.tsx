"use client"

import { Badge } from "@nightjar/ui/badge"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateLabel } from "@nightjar/ui/state-label"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"
import type { Delivery } from "../../delivery/use-deliveries.ts"
import { stateOfStatus } from "../../monitor/state-of.ts"
import { Aside } from "./aside.tsx"
import type { IncidentTurn } from "./story.ts"
import { Told } from "./told.tsx"

type Sight = IncidentTurn["seen"][number]

interface TurnEntryProps {
  turn: IncidentTurn
  deliveries: readonly Delivery[] | undefined
}

/** What it turned to, the reason, what each region had seen when that was decided, and who was told. */
export function TurnEntry({ turn, deliveries }: TurnEntryProps) {
  const t = useTranslations("incidents")
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateLabel state={turn.to} />
        {turn.flapping && turn.flapping !== "ends" && <Badge>{t("flapping")}</Badge>}
        <RelativeTime at={Date.parse(turn.at)} className="ml-auto text-ink-faint text-sm" />
      </p>
      <p dir="auto" className="[overflow-wrap:anywhere]">
        {turn.reason}
      </p>
      {turn.seen.length > 0 && (
        <Aside label={t("seenWhen")}>
          <ul className="space-y-1">
            {turn.seen.map((sight) => (
              <SightLine key={sight.region} sight={sight} />
            ))}
          </ul>
        </Aside>
      )}
      <Told turn={turn} deliveries={deliveries} />
    </>
  )
}

function SightLine({ sight: { region, status, count, at, silent } }: { sight: Sight }) {
  const t = useTranslations("incidents")
  const words = useTranslations("status")
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <StateMark state={silent ? "no_data" : stateOfStatus(status)} />
      <span className="font-medium">{region}</span>
      <span>{words(status)}</span>
      <span className="text-ink-soft">{silent ? t("silent") : t("inARow", { count })}</span>
      <RelativeTime at={Date.parse(at)} className="ml-auto text-ink-faint" />
    </li>
  )
}
