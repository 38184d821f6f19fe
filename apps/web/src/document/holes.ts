/**
 * A shell is a page as Next draws it for nobody: where something of a request belongs, it has a hole. Holes are words
 * that nothing else says; each stands where any text of its kind could.
 */
import type { Role } from "@nightjar/core/member"
import { type Id, type Noun, uuidToId } from "@nightjar/kit/id"
import type { DashboardFacts, SiteFacts } from "../facts.ts"

/** What stands in a page's path for the id of what it is about. */
export const idOfNobody = <N extends Noun>(noun: N): Id<N> => uuidToId(noun, "00000000-0000-7000-8000-000000000000")

/** An id without its prefix. */
export const rootOf = (id: Id): string => id.slice(id.indexOf("_") + 1)

export const holes = {
  /** The workspace's part of Next's own paths: `/on/tenant/<this>`. */
  folder: "hole-folder",
  /** The id in a page's path, but for its prefix. */
  id: rootOf(idOfNobody("monitor")),
  /** Text between tags. */
  workspace: "hole-workspace",
  person: "hole-person",
  /** JSON in its own element. */
  opening: "hole-opening",
  /** Markup: what the screen shows before the browser takes over. */
  sight: "<!--hole-sight-->",
} as const

/** What a shell is drawn for. */
export interface Nobody {
  role: Role
  site: SiteFacts
}

/** Facts with holes for names. They are made where they are shown: in what Next sends along they would be no text. */
export const factsOfNobody = ({ role, site }: Nobody): DashboardFacts => ({
  tenant: { id: idOfNobody("tenant"), slug: holes.folder, name: holes.workspace, plan: "free", state: "active" },
  member: { user: idOfNobody("user"), name: holes.person, email: "", role, workspaces: [] },
  site,
  isPrivate: true,
})

export type Hole = keyof typeof holes | "nonce"

export type Filling = Record<Hole, string>
