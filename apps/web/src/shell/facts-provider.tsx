"use client"

import { mayDo, type Permission } from "@nightjar/core/permission"
import { createContext, type ReactNode, useContext, useState } from "react"
import { factsOfNobody, type Nobody } from "../document/holes.ts"
import { readOpening } from "../document/opening.tsx"
import type { DashboardFacts } from "../facts.ts"

const Facts = createContext<DashboardFacts | null>(null)

interface FactsProviderProps {
  /** Of a shell the browser knows them by the document's opening. */
  facts: DashboardFacts | Nobody
  children: ReactNode
}

export function FactsProvider({ facts, children }: FactsProviderProps) {
  const [opening] = useState(readOpening)
  const known = "tenant" in facts ? facts : (opening?.facts ?? factsOfNobody(facts))
  return <Facts value={known}>{children}</Facts>
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
