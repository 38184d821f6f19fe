/** Who may do what: every permission, the roles that have it, and how it is asked for. */
import { roles } from "@nightjar/core/member"
import { mayDo, type Permission, permissions } from "@nightjar/core/permission"
import { appRouter } from "@nightjar/core/router"
import { code, page, table } from "./markdown.ts"

export const render = () =>
  page(
    "Permissions",
    "apps/docs/generate/permissions.ts",
    "One string is the path of the procedure, the permission, the scope of an API key, the audit action and the event's name. A key has at most what a member has.",
    table(
      ["permission", "asked as", ...roles],
      Object.keys(permissions).map((name) => row(name as Permission)),
    ),
  )

const row = (permission: Permission) => [
  code(permission),
  kindOf(permission),
  ...roles.map((role) => (mayDo(role, permission) ? "yes" : "")),
]

/** At run time the record is flat, by path; its type is the nested one. */
const kinds = new Map(
  Object.entries(appRouter._def.procedures as object).map(([path, procedure]) => [path, String(procedure._def.type)]),
)

const kindOf = (permission: Permission) => kinds.get(permission) ?? "no procedure"
