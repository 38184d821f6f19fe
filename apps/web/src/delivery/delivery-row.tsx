"use client"

import { wordsOf } from "@nightjar/channels/words"
import { Button } from "@nightjar/ui/button"
import { useTranslations } from "next-intl"
import { useMay } from "../shell/facts-provider.tsx"
import { AnswerText } from "./answer-text.tsx"
import { DeliveryFacts } from "./delivery-facts.tsx"
import { DeliveryState } from "./delivery-state.tsx"
import { type Delivery, useResend } from "./use-deliveries.ts"

/** One message to one channel: what it said, whether it arrived, and what came back. */
export function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const resend = useResend()
  const mayResend = useMay()("delivery.resend")
  const t = useTranslations("deliveries")
  const { id, message, state, answer } = delivery
  const canResend = state === "failed" && message.type !== "channel.test" && mayResend
  return (
    <li className="grid items-start gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[7rem_minmax(0,1fr)_auto] sm:px-5">
      <DeliveryState delivery={delivery} />
      <div className="min-w-0 space-y-2 max-sm:row-start-2">
        <div>
          <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
            {wordsOf(message, "").subject}
          </p>
          <DeliveryFacts delivery={delivery} />
        </div>
        {answer && state !== "delivered" && <AnswerText answer={answer} />}
      </div>
      {canResend && (
        <Button size="sm" busy={resend.isPending} className="max-sm:w-fit" onClick={() => resend.mutate({ id })}>
          {t("resend")}
        </Button>
      )}
    </li>
  )
}
