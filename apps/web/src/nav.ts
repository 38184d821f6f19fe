/** The pages of a workspace: one line each. */
import type { Permission } from "@nightjar/core/permission"
import { Activity, BellRing, type LucideIcon, PanelsTopLeft, Settings, Siren, Users, Wrench } from "lucide-react"

export interface NavEntry {
  /** The word in the side navigation, below `nav` in the messages. */
  label: "monitors" | "incidents" | "maintenance" | "statusPages" | "channels" | "team" | "settings"
  href: string
  icon: LucideIcon
  permission: Permission
}

export const nav: readonly NavEntry[] = [
  { label: "monitors", href: "/", icon: Activity, permission: "monitor.list" },
  { label: "incidents", href: "/incidents", icon: Siren, permission: "incident.list" },
  { label: "maintenance", href: "/maintenance", icon: Wrench, permission: "maintenance.list" },
  { label: "statusPages", href: "/status-pages", icon: PanelsTopLeft, permission: "statusPage.list" },
  { label: "channels", href: "/channels", icon: BellRing, permission: "channel.list" },
  { label: "team", href: "/team", icon: Users, permission: "member.list" },
  { label: "settings", href: "/settings", icon: Settings, permission: "tenant.get" },
]

export const isOpen = (entry: NavEntry, pathname: string): boolean =>
  entry.href === "/" ? pathname === "/" || pathname.startsWith("/monitors") : pathname.startsWith(entry.href)
