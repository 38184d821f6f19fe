"use client"

import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import { Plus } from "lucide-react"
import Link from "next/link"
import { usePathname } from "next/navigation"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { useMay } from "../shell/facts-provider.tsx"
import { useChannels } from "./use-channels.ts"

const tabs = [
  { label: "channels", href: "/channels" },
  { label: "log", href: "/channels/log" },
] as const

/** Channels, and the log of what they were sent, beside one another. */
export function ChannelsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("channels")
  const pathname = usePathname()
  const { channels } = useChannels()
  // While there is none, the first step stands in the middle of the page.
  const mayCreate = useMay()("channel.create") && channels?.length !== 0
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          mayCreate && (
            <LinkButton asChild variant="primary">
              <Link href="/channels/new">
                <Plus aria-hidden="true" />
                {t("new")}
              </Link>
            </LinkButton>
          )
        }
      />
      <nav aria-label={t("title")} className="mb-6 flex gap-5 border-b">
        {tabs.map(({ label, href }) => (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? "page" : undefined}
            className="-mb-px grid h-9 place-items-center border-transparent border-b-2 font-medium text-ink-soft transition-colors hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink pointer-coarse:h-11"
          >
            {t(`tabs.${label}`)}
          </Link>
        ))}
      </nav>
      {children}
    </div>
  )
}
