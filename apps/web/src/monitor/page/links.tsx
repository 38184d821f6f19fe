"use client"

import { StateMark } from "@nightjar/ui/state-mark"
import Link from "next/link"
import { useTranslations } from "next-intl"
import type { Monitor } from "./monitor-page.tsx"

type Linked = NonNullable<Monitor["group"]>

/** The group that it is a member of, and what it depends on. */
export function Links({ monitor: { group, dependsOn } }: { monitor: Monitor }) {
  const t = useTranslations("monitor")
  if (!group && !dependsOn) return null
  return (
    <span className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {group && <span>{t.rich("memberOf", { link: () => <LinkTo key="link" monitor={group} /> })}</span>}
      {dependsOn && (
        <span>
          {t.rich(dependsOn.state === "down" ? "silenced" : "dependsOn", {
            link: () => <LinkTo key="link" monitor={dependsOn} />,
          })}
        </span>
      )}
    </span>
  )
}

function LinkTo({ monitor: { id, name, state } }: { monitor: Linked }) {
  return (
    <Link
      href={`/monitors/${id}`}
      className="inline-flex max-w-full items-center gap-1.5 rounded-sm align-bottom text-ink underline decoration-border underline-offset-3 hover:decoration-current"
    >
      <StateMark state={state} />
      <bdi className="min-w-0 truncate">{name}</bdi>
    </Link>
  )
}
