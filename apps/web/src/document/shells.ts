/** Shells: each page of the dashboard as Next draws it once for each role, kept for as long as the process lives. */
import type { Role } from "@nightjar/core/member"
import type { House } from "../house.ts"
import type { Pages } from "../pages.ts"
import { shellHeader } from "../security.ts"
import { type Cut, cut } from "./cut.ts"
import { holes, idOfNobody } from "./holes.ts"
import type { ScreenOf } from "./screens-of.ts"

export interface Shells {
  get(screen: ScreenOf, role: Role): Promise<Cut>
}

export const openShells = (pages: Pages, { env }: Pick<House, "env">): Shells => {
  const kept = new Map<string, Promise<Cut>>()

  const draw = async ({ path, noun }: ScreenOf, role: Role): Promise<Cut> => {
    const host = `${holes.folder}.${env.TENANT_DOMAIN}`
    const asked = path.replace(":id", idOfNobody(noun))
    const { status, headers, html } = await pages.draw(asked, { host, [shellHeader]: role })
    const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1]
    if (status !== 200 || !nonce) throw new Error(`Next drew no shell of ${path}: it answered ${status}.`)
    return cut(html, nonce)
  }

  return {
    get(screen, role) {
      const key = `${role} ${screen.path}`
      const known = kept.get(key)
      if (known) return known
      const drawn = draw(screen, role)
      // In development a page may have changed since.
      if (env.NODE_ENV !== "development") kept.set(key, drawn)
      drawn.catch(() => kept.delete(key))
      return drawn
    },
  }
}
