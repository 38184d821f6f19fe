/**
 * A shell is a page as Next draws it for nobody: where something of a request belongs, it has a hole. Holes are words
 * that nothing else says; each stands where any text of its kind could.
 */
import type { Role } from "@nightjar/core/member"
import { type Id, uuidToId } from "@nightjar/kit/id"
import type { DashboardFacts, SiteFacts } from "../facts.ts"

const nil = "00000000-0000-7000-8000-000000000000"

export const holes = {
  /** The workspace's part of Next's own paths: `/on/tenant/<this>`. */
  folder: "hole-folder",
  /** The id in a page's path. */
  id: uuidToId("monitor", nil),
  /** Text between tags. */
  workspace: "hole-workspace",
  person: "hole-person",
  /** JSON in its own element. */
  opening: "hole-opening",
  /** Markup: what the screen shows before the browser takes over. */
  sight: "<!--hole-sight-->",
} as const satisfies { id: Id<"monitor"> } & Record<string, string>

/** What a shell is drawn for. */
export interface Nobody {
  role: Role
  site: SiteFacts
}

/** Facts with holes for names. They are made where they are shown: in what Next sends along they would be no text. */
export const factsOfNobody = ({ role, site }: Nobody): DashboardFacts => ({
  tenant: { id: uuidToId("tenant", nil), slug: holes.folder, name: holes.workspace, plan: "free", state: "active" },
  member: { user: uuidToId("user", nil), name: holes.person, email: "", role, workspaces: [] },
  site,
  isPrivate: true,
})

export type Hole = keyof typeof holes | "nonce"

export type Filling = Record<Hole, string>
