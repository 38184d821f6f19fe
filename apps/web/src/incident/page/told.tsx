"use client"

import { useTranslations } from "next-intl"
import { DeliveryFacts } from "../../delivery/delivery-facts.tsx"
import { DeliveryState } from "../../delivery/delivery-state.tsx"
import type { Delivery } from "../../delivery/use-deliveries.ts"
import { Aside } from "./aside.tsx"
import type { IncidentTurn } from "./story.ts"

interface ToldProps {
  turn: IncidentTurn
  /** Of the whole incident; undefined while they are asked for. */
  deliveries: readonly Delivery[] | undefined
}

/** Who was told of a turn and what came of it, or why nobody was. */
export function Told({ turn: { seq, planned, heldBack, silence }, deliveries }: ToldProps) {
  const t = useTranslations("incidents")
  if (silence !== null) return <Aside label={t("nobodyTold")}>{silence}</Aside>
  if (planned === 0 || !deliveries) return null
  const own = deliveries.filter((delivery) => delivery.turnSeq === seq)
  return (
    <Aside label={t("told")}>
      {heldBack !== null && <p className="mb-1">{heldBack}</p>}
      {own.length === 0 && t("toldChannels", { count: planned })}
      <ul className="space-y-2 empty:hidden">
        {own.map((delivery) => (
          <li key={delivery.id} className="grid items-start gap-x-4 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
            <DeliveryState delivery={delivery} />
            <DeliveryFacts delivery={delivery} />
          </li>
        ))}
      </ul>
    </Aside>
  )
}
