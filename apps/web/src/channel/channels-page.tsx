"use client"

import { Callout } from "@nightjar/ui/callout"
import { EmptyState } from "@nightjar/ui/empty-state"
import { LinkButton } from "@nightjar/ui/link-button"
import { BellRing } from "lucide-react"
import Link from "next/link"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { Card } from "../settings/card.tsx"
import { ItemRows } from "../settings/item-row.tsx"
import { useMay } from "../shell/facts-provider.tsx"
import { ChannelRow } from "./channel-row.tsx"
import { ChannelsFrame } from "./channels-frame.tsx"
import { useChannels, useChannelVerbs } from "./use-channels.ts"

export function ChannelsPage() {
  return (
    <ChannelsFrame>
      <Channels />
    </ChannelsFrame>
  )
}

function Channels() {
  const t = useTranslations("channels")
  const { channels, error } = useChannels()
  // Here and not in the rows: a row that is deleted goes at once, and with it whoever could offer to undo that.
  const verbs = useChannelVerbs()
  if (!channels) return error && <Callout kind="error" title={problemOf(error).message} />
  if (channels.length === 0) return <NoChannels />
  return (
    <Card>
      <ItemRows label={t("list")}>
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} verbs={verbs} />
        ))}
      </ItemRows>
    </Card>
  )
}

function NoChannels() {
  const t = useTranslations("channels")
  const mayCreate = useMay()("channel.create")
  return (
    <EmptyState
      icon={<BellRing aria-hidden="true" />}
      title={t("none")}
      description={mayCreate ? t("noneText") : t("noneToWatch")}
    >
      {mayCreate && (
        <LinkButton asChild variant="primary">
          <Link href="/channels/new">{t("new")}</Link>
        </LinkButton>
      )}
    </EmptyState>
  )
}
