import type { Role } from "@nightjar/core/member"
import { headers } from "next/headers"
import { cache } from "react"
import { factsOfNobody, type Nobody } from "./document/holes.ts"
import type { PageFacts } from "./facts.ts"
import { shellHeader } from "./security.ts"
import { web } from "./wiring.ts"

/** Null for a page that somebody asks for; otherwise a shell is being drawn. */
export const drawnFor = cache(async (): Promise<Nobody | null> => {
  const role = (await headers()).get(shellHeader)
  return role === null ? null : { role: role as Role, site: web().site }
})

/** Asked once per request, however many parts of a page want to know. */
export const pageFacts = cache(async (): Promise<PageFacts> => {
  const nobody = await drawnFor()
  return nobody ? factsOfNobody(nobody) : web().factsOf(new Headers(await headers()))
})
