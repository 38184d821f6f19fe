"use client"

import { Badge } from "@nightjar/ui/badge"
import { IconButton } from "@nightjar/ui/icon-button"
import { Menu, MenuItem } from "@nightjar/ui/menu"
import { Switch } from "@nightjar/ui/switch"
import { MoreHorizontal, Pencil, Power, Send, Trash2 } from "lucide-react"
import Link from "next/link"
import { useRouter } from "next/navigation"
import { useTranslations } from "next-intl"
import { ItemRow } from "../settings/item-row.tsx"
import { useMay } from "../shell/facts-provider.tsx"
import { ChannelIcon } from "./channel-icon.tsx"
import { TestResult } from "./test-result.tsx"
import { useChannelFacts } from "./use-channel-facts.tsx"
import type { Channel, useChannelVerbs } from "./use-channels.ts"
import { useTest } from "./use-test.ts"

interface ChannelRowProps {
  channel: Channel
  verbs: ReturnType<typeof useChannelVerbs>
}

export function ChannelRow({ channel, verbs }: ChannelRowProps) {
  const t = useTranslations("channels")
  const mayEdit = useMay()("channel.edit")
  const test = useTest(channel.id)
  const { id, type, name, disabledAt } = channel
  return (
    <ItemRow
      mark={<ChannelIcon type={type} />}
      name={
        mayEdit ? (
          <Link href={`/channels/${id}`} className="rounded-sm underline-offset-3 hover:underline">
            {name}
          </Link>
        ) : (
          name
        )
      }
      badges={
        <>
          {!mayEdit && channel.isDefault && <Badge>{t("default")}</Badge>}
          {disabledAt && <Badge>{t("off")}</Badge>}
        </>
      }
      facts={useChannelFacts(channel)}
      action={mayEdit && <Verbs channel={channel} verbs={verbs} onTest={test.send} />}
      below={test.state.kind !== "none" && <TestResult test={test.state} />}
    />
  )
}

function Verbs({ channel, verbs, onTest }: ChannelRowProps & { onTest: () => void }) {
  const t = useTranslations("channels")
  const router = useRouter()
  const { id, name, isDefault, disabledAt } = channel
  return (
    <div className="flex items-center gap-3">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
      <label className="flex items-center gap-2 text-ink-soft text-sm">
        <span className="max-sm:sr-only">{t("default")}</span>
        <Switch
          aria-label={t("isDefault", { name })}
          checked={isDefault}
          onChange={(event) => verbs.setDefault(channel, event.target.checked)}
        />
      </label>
      <Menu
        trigger={
          <IconButton label={t("more", { name })}>
            <MoreHorizontal aria-hidden="true" />
          </IconButton>
        }
      >
        <MenuItem icon={<Send aria-hidden="true" />} onSelect={onTest}>
          {t("test")}
        </MenuItem>
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => router.push(`/channels/${id}`)}>
          {t("edit")}
        </MenuItem>
        <MenuItem
          icon={<Power aria-hidden="true" />}
          onSelect={() => (disabledAt ? verbs.enable(channel) : verbs.disable(channel))}
        >
          {t(disabledAt ? "enable" : "disable")}
        </MenuItem>
        <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={() => verbs.remove(channel)}>
          {t("delete")}
        </MenuItem>
      </Menu>
    </div>
  )
}
