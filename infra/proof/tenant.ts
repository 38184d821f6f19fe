/** A tenant of one's own with one of everything, made from outside as a person would. */
import { expect, inject } from "vitest"
import { type Answer, type Call, call } from "./call.ts"

const web = new URL(inject("stack").web)

export interface Tenant {
  slug: string
  cookie: string
  key: string
  ids: Record<
    | "monitor"
    | "push"
    | "tag"
    | "apiKey"
    | "session"
    | "member"
    | "invitation"
    | "probe"
    | "tenant"
    | "channel"
    | "delivery"
    | "statusPage"
    | "notice",
    string
  >
}

export const result = ({ text, status }: Answer) => {
  expect(status, text).toBe(200)
  return JSON.parse(text).result.data
}
export const post = (tenant: string, path: string, body: unknown, headers: Call["headers"] = {}) =>
  call({ tenant, method: "POST", path, body, headers })
export const ask = (tenant: string, name: string, input: unknown, headers: Call["headers"]) => {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`
  return call({ tenant, path: `/api/trpc/${name}${query}`, headers })
}

/** Attempts are counted by address, and other proofs sign up too. */
const from = "127.0.0.61"
const forged = { "x-nightjar-address": "9.9.9.9", "x-forwarded-for": "9.9.9.9", "x-real-ip": "9.9.9.9" }

/** Signs up, and makes one of everything that has an id. */
export const foundTenant = async (slug: string): Promise<Tenant> => {
  const founder = {
    name: slug,
    slug,
    email: `${slug}@nightjar.example`,
    password: `a long one for ${slug}`,
    terms: true,
  }
  const signedUp = await call({ method: "POST", path: "/api/sign-up", body: founder, headers: forged, from })
  const { code } = JSON.parse(signedUp.text).arrival
  const form = { "content-type": "application/x-www-form-urlencoded", origin: web.origin, ...forged }
  const arrived = await call({
    tenant: slug,
    method: "POST",
    path: "/api/arrive",
    body: `code=${code}`,
    headers: form,
    from,
  })
  const cookie = arrived.headers["set-cookie"]![0]!.split(";")[0]!
  const write = async (name: string, input: unknown) => result(await post(slug, `/api/trpc/${name}`, input, { cookie }))
  const http = { name: `canary of ${slug}`, config: { type: "http", url: "http://127.0.0.1:9/" } }
  const monitor = (await write("monitor.create", http)).id
  const push = (await write("monitor.create", { name: "push", config: { type: "push" } })).id
  const tag = (await write("tag.create", { name: `tag of ${slug}` })).id
  const { id: apiKey, key } = await write("apiKey.create", { name: "key" })
  const [session] = result(await ask(slug, "session.list", undefined, { cookie }))
  expect(session.address).toBe(from)
  const { id: tenant } = result(await ask(slug, "tenant.get", undefined, { cookie }))
  const [{ id: member }] = result(await ask(slug, "member.list", undefined, { cookie }))
  const guest = { email: `guest@${slug}.example`, role: "viewer" }
  const invitation = (await write("invitation.create", guest)).id
  const probe = (await write("probe.checkNow", { id: monitor })).id
  const recipients = { type: "email", to: [`canary@${slug}.example`] }
  const channel = (await write("channel.create", { name: `channel of ${slug}`, config: recipients })).id
  const { delivery } = await write("channel.test", { id: channel })
  const look = { title: `page of ${slug}`, layout: [{ items: [{ monitorId: monitor }] }] }
  const statusPage = (await write("statusPage.create", { slug: `${slug}-page`, ...look })).id
  const notice = (await write("notice.open", { title: `notice of ${slug}`, text: "Canary" })).id
  const people = { session: session.id, member, invitation }
  const made = { monitor, push, tag, apiKey, probe, tenant, channel, delivery, statusPage, notice }
  return { slug, cookie, key, ids: { ...people, ...made } }
}
