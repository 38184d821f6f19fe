/**
 * A page of the dashboard as a member's browser gets it first: a shell that Next drew once, and in its holes the answers
 * of the page's questions and what they look like. Whatever else there is to say, Next says: sign in, suspended, no
 * such page, the database is away.
 */
import { randomUUID } from "node:crypto"
import { isPrivate } from "@nightjar/core/session/cookie"
import type { DashboardFacts } from "../facts.ts"
import type { House } from "../house.ts"
import { folderOf } from "../inner-path.ts"
import { contentPolicy, formTargetsOf } from "../security.ts"
import { inOneRead, memberOf, visitOf } from "../visit.ts"
import { asScript, asText } from "./cut.ts"
import { firstAnswers } from "./first-answers.ts"
import { drawSight } from "./first-sight.tsx"
import { rootOf } from "./holes.ts"
import type { Opening } from "./opening.tsx"
import { findScreen } from "./screens.ts"
import type { Shells } from "./shells.ts"

/** @param path as it was asked for. Null where this is none of them. */
export const documentOf = async (
  path: string,
  headers: Headers,
  { house, shells }: { house: House; shells: Shells },
): Promise<Response | null> => {
  const found = findScreen(path)
  if (!found || headers.has("rsc")) return null
  const { asked, tenant, context } = await visitOf(headers, house)
  if (!tenant || !context || tenant.state === "suspended") return null
  const [fill, [member, answers]] = await Promise.all([
    shells.get(found.screen, context.actor.role),
    inOneRead(context, (within) => Promise.all([memberOf(within, house), firstAnswers(within, found)])),
  ])
  if (!member || answers === null) return null

  const nonce = randomUUID()
  const facts: DashboardFacts = { tenant, member, site: house.site, isPrivate: isPrivate(asked.own) }
  const opening = `{"facts":${JSON.stringify(facts)},"answers":${answers}}`
  const html = fill({
    nonce,
    folder: folderOf(asked.host).split("/").at(-1)!,
    id: rootOf(found.id),
    workspace: asText(tenant.name),
    person: asText(member.name || member.email),
    opening: asScript(opening),
    sight: drawSight(found, JSON.parse(opening) as Opening),
  })
  const development = house.env.NODE_ENV === "development"
  const policy = contentPolicy({ nonce, formTargets: formTargetsOf(house.site), development })
  return new Response(html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "private, no-store",
      "content-security-policy": policy,
    },
  })
}
