/** The pages of settings: one line each. */
import { billingPath } from "@nightjar/core/billing"
import type { Permission } from "@nightjar/core/permission"
import { Building2, ChartColumn, CreditCard, KeyRound, type LucideIcon, Palette, Tags, UserRound } from "lucide-react"

export interface SettingsPage {
  /** The word, below `settings.pages` in the messages. */
  label: "workspace" | "plan" | "usage" | "account" | "keys" | "tags" | "appearance"
  href: string
  icon: LucideIcon
  permission: Permission
  /** Only where there are many workspaces, or only where there is one. */
  multiTenant?: boolean
}

export const settingsPages: readonly SettingsPage[] = [
  { label: "workspace", href: "/settings", icon: Building2, permission: "tenant.get" },
  { label: "plan", href: billingPath, icon: CreditCard, permission: "billing.get", multiTenant: true },
  { label: "usage", href: billingPath, icon: ChartColumn, permission: "usage.get", multiTenant: false },
  { label: "account", href: "/settings/account", icon: UserRound, permission: "user.get" },
  { label: "keys", href: "/settings/keys", icon: KeyRound, permission: "apiKey.list" },
  { label: "tags", href: "/settings/tags", icon: Tags, permission: "tag.list" },
  { label: "appearance", href: "/settings/appearance", icon: Palette, permission: "user.get" },
]
