/**
 * Who may do what: one line a permission, and the least role that has it; `system` is what only the engine does. The
 * same string is the tRPC path, the permission, the audit action, the event's name and the scope of an API key: one
 * search finds its whole life.
 */
import { isAtLeast, type Role } from "./member/member.ts"

export const permissions = {
  "tenant.get": "viewer",
  "tenant.edit": "admin",
  "member.listOwn": "viewer",
  "member.list": "viewer",
  "session.list": "viewer",
  "session.revoke": "viewer",
  "user.get": "viewer",
  "user.rename": "viewer",
  "user.changePassword": "viewer",
  "apiKey.list": "admin",
  "apiKey.create": "admin",
  "apiKey.revoke": "admin",
  "monitor.list": "viewer",
  "monitor.get": "viewer",
  "monitor.history": "viewer",
  "monitor.summary": "viewer",
  "monitor.beats": "viewer",
  "monitor.turns": "viewer",
  "monitor.gaps": "viewer",
  "monitor.evidence": "viewer",
  "monitor.forms": "viewer",
  "monitor.create": "member",
  "monitor.edit": "member",
  "monitor.clone": "member",
  "monitor.pause": "member",
  "monitor.resume": "member",
  "monitor.restart": "member",
  "monitor.delete": "member",
  "monitor.restore": "member",
  "monitor.tag": "member",
  "monitor.fit": "system",
  "probe.checkNow": "member",
  "probe.test": "member",
  "probe.get": "member",
  "tag.list": "viewer",
  "tag.create": "member",
  "tag.delete": "member",
  "incident.list": "viewer",
  "incident.summary": "viewer",
  "incident.get": "viewer",
  "incident.evidence": "viewer",
  "incident.acknowledge": "member",
  "incident.comment": "member",
  "incident.mute": "member",
  "incident.unmute": "member",
  "incident.resolve": "member",
  "region.list": "viewer",
  "maintenance.list": "viewer",
  "maintenance.get": "viewer",
  "maintenance.create": "member",
  "maintenance.edit": "member",
  "maintenance.delete": "member",
  "maintenance.start": "member",
  "maintenance.end": "member",
  "channel.list": "viewer",
  "channel.forms": "viewer",
  "channel.get": "member",
  "channel.create": "member",
  "channel.edit": "member",
  "channel.disable": "member",
  "channel.enable": "member",
  "channel.delete": "member",
  "channel.restore": "member",
  "channel.test": "member",
  "delivery.list": "viewer",
  "delivery.get": "viewer",
  "delivery.resend": "member",
  "usage.get": "viewer",
  "usage.history": "viewer",
  "billing.get": "viewer",
  "billing.checkout": "owner",
  "billing.openPortal": "owner",
  "billing.sync": "owner",
  "billing.hear": "system",
  "event.live": "viewer",
} as const satisfies Record<string, Role | "system">

export type Permission = keyof typeof permissions

export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name)

export const mayDo = (role: Role, permission: Permission): boolean => {
  const least = permissions[permission]
  return least !== "system" && isAtLeast(role, least)
}
