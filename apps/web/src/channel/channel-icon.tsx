"use client"

import { type LucideIcon, Mail, MessageSquare, Phone, Send, Siren, Smartphone, Webhook } from "lucide-react"
import { useKind } from "./use-kind.ts"

const iconOfType: Record<string, LucideIcon> = { email: Mail, webhook: Webhook }
const iconOfGroup: Record<string, LucideIcon> = { chat: MessageSquare, onCall: Siren, push: Smartphone, phone: Phone }

export function ChannelIcon({ type }: { type: string }) {
  const group = useKind(type)?.group ?? ""
  const Icon = iconOfType[type] ?? iconOfGroup[group] ?? Send
  return (
    <span aria-hidden="true" className="grid size-9 shrink-0 place-items-center rounded-full bg-ink/6 text-ink-soft">
      <Icon className="size-4" />
    </span>
  )
}
