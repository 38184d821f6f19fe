"use client"

import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { RelativeTime } from "@nightjar/ui/relative-time"
import { Monitor, Smartphone } from "lucide-react"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { signOut } from "../../shell/account-menu.tsx"
import { ItemRow, ItemRows } from "../item-row.tsx"
import { Panel } from "../panel.tsx"
import { browserName } from "./browser-name.ts"
import { type Session, useSessions } from "./use-sessions.ts"

/** Where one is signed in, and the way to end it there. */
export function SessionsPanel() {
  const t = useTranslations("settings.sessions")
  const { sessions, error, end } = useSessions()
  const others = sessions?.filter((session) => !session.isPresent) ?? []
  return (
    <Panel
      flush
      title={t("title")}
      text={t("text")}
      action={
        others.length > 1 && (
          <Button size="sm" onClick={() => end(others, t("othersEnded", { count: others.length }))}>
            {t("others", { count: others.length })}
          </Button>
        )
      }
    >
      {!sessions && error && <Callout kind="error" title={problemOf(error).message} className="m-4" />}
      <ItemRows label={t("title")}>
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} onEnd={() => end([session], t("revoked"))} />
        ))}
      </ItemRows>
    </Panel>
  )
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const t = useTranslations("settings.sessions")
  const name = browserName(session.userAgent)
  const Icon = name?.isHandheld ? Smartphone : Monitor
  return (
    <ItemRow
      mark={<Icon aria-hidden="true" className="size-5 shrink-0 text-ink-faint max-sm:hidden" />}
      name={name ? t("browser", { browser: name.browser, system: name.system }) : t("unknown")}
      badges={session.isPresent && <Badge>{t("present")}</Badge>}
      facts={[
        session.address,
        t.rich("seen", { when: () => <RelativeTime at={Date.parse(session.lastSeenAt)} /> }),
        t.rich("began", { when: () => <RelativeTime at={Date.parse(session.createdAt)} /> }),
      ]}
      action={
        <Button size="sm" onClick={session.isPresent ? signOut : onEnd}>
          {session.isPresent ? t("signOut") : t("revoke")}
        </Button>
      }
    />
  )
}
