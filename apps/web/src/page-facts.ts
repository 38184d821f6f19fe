import { headers } from "next/headers"
import { cache } from "react"
import { web } from "./wiring.ts"

/** Asked once per request, however many parts of a page want to know. */
export const pageFacts = cache(async () => web().factsOf(new Headers(await headers())))
