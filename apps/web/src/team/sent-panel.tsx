"use client"

import { Button } from "@nightjar/ui/button"
import { CopyButton } from "@nightjar/ui/copy-button"
import { useTranslations } from "next-intl"
import { Panel } from "../settings/panel.tsx"
import type { SentInvitation } from "./use-team.ts"

/** The link of an invitation that no mail server carries: the only time that it is seen. */
export function SentPanel({ sent, link, onDone }: { sent: SentInvitation; link: string; onDone: () => void }) {
  const t = useTranslations("team")
  const url = `${window.location.origin}${link}`
  return (
    <div role="status">
      <Panel title={t("linkTitle", { email: sent.email })} text={t("linkText")}>
        <div className="flex items-center gap-2 rounded-md border border-control bg-surface py-1.5 pr-1.5 pl-3">
          <code data-testid="invitation-link" className="min-w-0 flex-1 break-all font-mono text-sm">
            {url}
          </code>
          <CopyButton text={url} label={t("copyLink")} />
        </div>
        <Button variant="primary" className="mt-4" onClick={onDone}>
          {t("done")}
        </Button>
      </Panel>
    </div>
  )
}
