"use client"

import type { DehydratedState } from "@tanstack/react-query"
import type { DashboardFacts } from "../facts.ts"
import { holes } from "./holes.ts"

/** What a document brings along: who looks at which workspace, and the answers that its page shows first. */
export interface Opening {
  facts: DashboardFacts
  answers: DehydratedState
}

const id = "opening"

export function OpeningElement({ nonce }: { nonce: string | undefined }) {
  const content = { __html: holes.opening }
  return (
    <script id={id} type="application/json" nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={content} />
  )
}

/** Null on the server, and where the document was made by Next: it has something to say, but nothing to show. */
export const readOpening = (): Opening | null => {
  const text = typeof document === "undefined" ? null : document.getElementById(id)?.textContent
  return text ? JSON.parse(text) : null
}
