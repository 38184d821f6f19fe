import { objectionToSlug } from "@nightjar/core/session/sign-up"
import { askedOf } from "../asked.ts"
import { json } from "./answer.ts"
import type { Door } from "./door.ts"

export interface SlugAnswer {
  slug: string
  free: boolean
  /** Why not: the end of a sentence that begins with the address. */
  reason: string | null
}

/** Whether an address is still to be had, while somebody types it. */
export const slug: Door = async (request, house) => {
  const asked = new URL(request.url).searchParams.get("slug") ?? ""
  const reason = await objectionToSlug(house.wiring, asked, askedOf(request.headers, house))
  return json({ slug: asked, free: reason === null, reason } satisfies SlugAnswer)
}
