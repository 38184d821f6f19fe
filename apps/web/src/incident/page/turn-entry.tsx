"use client"

import { Badge } from "@nightjar/ui/badge"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { StateLabel } from "@nightjar/ui/state-label"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"
import { stateOfStatus } from "../../monitor/state-of.ts"
import type { IncidentTurn } from "./story.ts"

type Sight = IncidentTurn["seen"][number]

/** What it turned to, the reason, and what each region had seen when that was decided. */
export function TurnEntry({ turn }: { turn: IncidentTurn }) {
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
        <section aria-label={t("seenWhen")} className="rounded-md bg-sunken px-3 py-2 text-sm">
          <h3 className="text-ink-faint text-xs">{t("seenWhen")}</h3>
          <ul className="mt-1 space-y-1">
            {turn.seen.map((sight) => (
              <SightLine key={sight.region} sight={sight} />
            ))}
          </ul>
        </section>
      )}
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
