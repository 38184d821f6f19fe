/** Badges: images of what a published page tells. Everything else is the same grey one, so that none tells more. */
import { isAppError } from "@nightjar/kit/error"
import { isId } from "@nightjar/kit/id"
import { type Badge, drawBadge } from "../badge/badge.ts"
import { badges, pageBadge, unknownBadge } from "../badge/badges.ts"
import type { House } from "../house.ts"
import type { Door } from "./door.ts"

const answer = (badge: Badge, query: URLSearchParams) =>
  new Response(drawBadge(badge, query), {
    headers: {
      "content-type": "image/svg+xml; charset=utf-8",
      "cache-control": "public, max-age=60",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  })

/** While the database is away, what is not known is not known. */
const orUnknown = (looking: Promise<Badge>): Promise<Badge> =>
  looking.catch((error) => {
    if (isAppError(error)) return unknownBadge
    throw error
  })

const find = async (url: URL, { findItem }: House): Promise<Badge> => {
  const [, , , id = "", name = "", duration] = url.pathname.split("/")
  const badgeOf = badges[name]
  const item = badgeOf && isId("monitor", id) ? await findItem(id) : null
  return item && badgeOf ? badgeOf(item, { query: url.searchParams, duration, now: Date.now() }) : unknownBadge
}

/** `/api/badge/<monitor>/<name>[/<duration>]` */
export const badge: Door = async (request, house) => {
  const url = new URL(request.url)
  return answer(await orUnknown(find(url, house)), url.searchParams)
}

/** `/api/status-page/<slug>/badge` */
export const badgeOfPage: Door = async (request, { shelf }) => {
  const { pathname, searchParams } = new URL(request.url)
  const find = async () => {
    const copy = await shelf.find(pathname.split("/")[3] ?? "")
    return copy ? pageBadge(copy.picture.overall, searchParams) : unknownBadge
  }
  return answer(await orUnknown(find()), searchParams)
}
