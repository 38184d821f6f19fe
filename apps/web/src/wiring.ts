/**
 * The one object by which Next's bundle reaches the process it runs in. `server.ts` holds the pool, the bus and the
 * router; pages know them by these types only, so no driver is ever built into a page.
 */
import type { HostKind } from "@nightjar/core/tenant/host"
import type { DehydratedState } from "@tanstack/react-query"
import type { PageFacts, SiteFacts } from "./facts.ts"

export interface Web {
  classifyHost(header: string | null): HostKind
  site: SiteFacts
  /** What the page at `path` asks first. Null where its subject does not exist, undefined where nobody may ask. */
  firstAnswersOf(headers: Headers, path: string): Promise<DehydratedState | null | undefined>
  /** Who asks for a page, and of which workspace. */
  factsOf(headers: Headers): Promise<PageFacts>
  /** Hosts that a form on our pages may be sent to, as CSP sources: sign-up and switching cross hosts. */
  formTargets: readonly string[]
  development: boolean
}

const key = Symbol.for("nightjar.web")

export const provideWeb = (web: Web): void => {
  Object.assign(globalThis, { [key]: web })
}

export const web = (): Web => {
  const provided = (globalThis as { [key]?: Web })[key]
  if (!provided) throw new Error("Pages are served by server.ts; next on its own has no database.")
  return provided
}
