"use client"

import { useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useTRPC } from "../../data/trpc.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import type { Incident } from "../use-incident-verbs.ts"
import { CommentBox } from "./comment-box.tsx"
import { DeedEntry } from "./deed-entry.tsx"
import { messagesOf, storyOf } from "./story.ts"
import { TurnEntry } from "./turn-entry.tsx"

/** Why it was opened, who was told, what became of it and what people did, the newest first, with room for one more word. */
export function Story({ incident }: { incident: Incident }) {
  const t = useTranslations("incidents")
  const may = useMay()
  const { data } = useQuery(useTRPC().delivery.list.queryOptions(messagesOf(incident.id)))
  return (
    <section aria-label={t("story")} className="min-w-0 space-y-4">
      <h2 className="font-semibold text-lg">{t("story")}</h2>
      {may("incident.comment") && <CommentBox id={incident.id} />}
      <ol className="divide-y rounded-lg border bg-raised shadow-card">
        {storyOf(incident).map((moment) => (
          <li key={"turn" in moment ? `turn ${moment.turn.seq}` : moment.entry.id} className="space-y-1.5 px-4 py-3">
            {"turn" in moment ? (
              <TurnEntry turn={moment.turn} deliveries={data?.deliveries} />
            ) : (
              <DeedEntry entry={moment.entry} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
