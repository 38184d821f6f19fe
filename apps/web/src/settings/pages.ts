/** The pages of settings: one line each. */
import type { Permission } from "@nightjar/core/permission"
import { Building2, KeyRound, type LucideIcon, Palette, Tags, UserRound } from "lucide-react"

export interface SettingsPage {
  /** The word, below `settings.pages` in the messages. */
  label: "workspace" | "account" | "keys" | "tags" | "appearance"
  href: string
  icon: LucideIcon
  permission: Permission
}

export const settingsPages: readonly SettingsPage[] = [
  { label: "workspace", href: "/settings", icon: Building2, permission: "tenant.get" },
  { label: "account", href: "/settings/account", icon: UserRound, permission: "user.get" },
  { label: "keys", href: "/settings/keys", icon: KeyRound, permission: "apiKey.list" },
  { label: "tags", href: "/settings/tags", icon: Tags, permission: "tag.list" },
  { label: "appearance", href: "/settings/appearance", icon: Palette, permission: "user.get" },
]
