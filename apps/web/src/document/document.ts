/**
 * A page of the dashboard as a member's browser gets it first: a shell that Next drew once, and in its holes the answers
 * of the page's questions and what they look like. Whatever else there is to say, Next says: sign in, suspended, no
 * such page, the database is away.
 */
import { randomUUID } from "node:crypto"
import { folderOf } from "../inner-path.ts"
import type { House } from "../house.ts"
import { contentPolicy } from "../security.ts"
import { visitOf } from "../visit.ts"
import { formTargetsOf } from "../workspace-url.ts"
import { asScript, asText } from "./cut.ts"
import { firstAnswers } from "./first-answers.ts"
import { drawSight } from "./first-sight.tsx"
import type { Opening } from "./opening.tsx"
import { findScreen } from "./screens.tsx"
import type { Shells } from "./shells.ts"

/** Null where this is none of them. */
export const documentOf = async (request: Request, house: House, shells: Shells): Promise<Response | null> => {
  const url = new URL(request.url)
  const found = findScreen(url.pathname + url.search)
  if (!found || request.headers.has("rsc")) return null
  const { inside, host } = await visitOf(request.headers, house)
  if (!inside) return null
  const { facts, context } = inside
  const [fill, answers] = await Promise.all([
    shells.get(found.screen.path, facts.member.role),
    firstAnswers(context, found),
  ])
  if (answers === null) return null

  const nonce = randomUUID()
  const opening = `{"facts":${JSON.stringify(facts)},"answers":${answers}}`
  const html = fill({
    nonce,
    folder: folderOf(host).split("/").at(-1)!,
    id: found.id,
    workspace: asText(facts.tenant.name),
    person: asText(facts.member.name || facts.member.email),
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
