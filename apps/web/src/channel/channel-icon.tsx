import { type LucideIcon, Mail, Send, Webhook } from "lucide-react"

const icons: Record<string, LucideIcon> = { email: Mail, webhook: Webhook }

export function ChannelIcon({ type }: { type: string }) {
  const Icon = icons[type] ?? Send
  return (
    <span aria-hidden="true" className="grid size-9 shrink-0 place-items-center rounded-full bg-ink/6 text-ink-soft">
      <Icon className="size-4" />
    </span>
  )
}
