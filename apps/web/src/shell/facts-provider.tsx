"use client"

import { mayDo, type Permission } from "@nightjar/core/permission"
import { createContext, type ReactNode, useContext } from "react"
import type { MemberFacts, PageFacts, SiteFacts } from "../facts.ts"

export interface DashboardFacts {
  tenant: NonNullable<PageFacts["tenant"]>
  member: MemberFacts
  site: SiteFacts
  isPrivate: boolean
}

const Facts = createContext<DashboardFacts | null>(null)

export function FactsProvider({ facts, children }: { facts: DashboardFacts; children: ReactNode }) {
  return <Facts value={facts}>{children}</Facts>
}

/** Whose workspace this is and who looks at it. */
export const useFacts = (): DashboardFacts => {
  const facts = useContext(Facts)
  if (!facts) throw new Error("Only pages of the dashboard know who is signed in.")
  return facts
}

/** Whether the person may do this; the server decides again. */
export const useMay = (): ((permission: Permission) => boolean) => {
  const { role } = useFacts().member
  return (permission) => mayDo(role, permission)
}
