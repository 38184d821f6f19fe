/** Shells: each page of the dashboard as Next draws it once for each role, kept for as long as the process lives. */
import type { Role } from "@nightjar/core/member"
import type { House } from "../house.ts"
import type { Pages } from "../pages.ts"
import { shellHeader } from "../security.ts"
import { type Cut, cut } from "./cut.ts"
import { holes } from "./holes.ts"

export interface Shells {
  /** @param path of the page, with the hole where an id stands */
  get(path: string, role: Role): Promise<Cut>
}

export const openShells = (pages: Pages, { env }: Pick<House, "env">): Shells => {
  const kept = new Map<string, Promise<Cut>>()

  const draw = async (path: string, role: Role): Promise<Cut> => {
    const host = `${holes.folder}.${env.TENANT_DOMAIN}`
    const { status, headers, html } = await pages.draw(path.replace(":id", holes.id), { host, [shellHeader]: role })
    const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1]
    if (status !== 200 || !nonce) throw new Error(`Next drew no shell of ${path}: it answered ${status}.`)
    return cut(html, nonce)
  }

  return {
    get(path, role) {
      const key = `${role} ${path}`
      const known = kept.get(key)
      if (known) return known
      const drawn = draw(path, role)
      // In development a page may have changed since.
      if (env.NODE_ENV !== "development") kept.set(key, drawn)
      drawn.catch(() => kept.delete(key))
      return drawn
    },
  }
}
