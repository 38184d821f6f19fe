/** What a page must know before it asks for anything: whose workspace this is and who looks at it. */

import type { Role } from "@nightjar/core/member"
import type { FoundTenant } from "@nightjar/core/tenant/queries"
import type { Id } from "@nightjar/kit/id"

export interface PageFacts {
  /** Null: there is no such workspace. */
  tenant: FoundTenant | null
  /** Null: nobody is signed in here. */
  member: MemberFacts | null
  site: SiteFacts
  /** False on plain http away from loopback: whoever is between can read along. */
  isPrivate: boolean
}

/** What a page of the dashboard knows: it is for members only. */
export interface DashboardFacts extends PageFacts {
  tenant: NonNullable<PageFacts["tenant"]>
  member: MemberFacts
}

export interface MemberFacts {
  user: Id<"user">
  name: string
  email: string
  role: Role
  /** All workspaces of this person, this one among them. */
  workspaces: Workspace[]
}

export interface Workspace {
  id: Id<"tenant">
  slug: string
  name: string
  role: Role
}

export interface SiteFacts {
  multiTenant: boolean
  /** `http://localhost:3000` */
  publicUrl: string
  /** `localhost`; a workspace is served at `<slug>.<tenantDomain>`. */
  tenantDomain: string
  /** `status.localhost`; a status page is served at `<slug>.<statusDomain>`. */
  statusDomain: string
  signUp: "open" | "invite" | "closed"
}
