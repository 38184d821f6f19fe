import { createEgress, type Egress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { startWeather, type Weather } from "@nightjar/weather/weather"
import { afterAll, beforeAll, expect, test } from "vitest"
import { checkConfig } from "./all.ts"
import { runCheck } from "./run.ts"

let weather: Weather
let egress: Egress
beforeAll(async () => {
  weather = await startWeather({ port: 0 })
  egress = createEgress({ mode: "private", userAgent: "Nightjar/test", certificateAuthorities: [weather.authority] })
})
afterAll(() => weather.close())

const check = (path: string, config: object = {}) =>
  runCheck(checkConfig.parse({ type: "http", url: weather.addresses.listening + path, ...config }), {
    egress,
    clock: systemClock,
    timeoutMs: 2_000,
  })

test.each([
  ["/fair", {}, "up", "ok", "200 OK"],
  ["/down", {}, "down", "status_refused", "The answer is 503 Service Unavailable; 200-299 is accepted."],
  ["/status/418", { acceptedCodes: "200, 418" }, "up", "ok", "418 I'm a Teapot"],
  ["/redirect?n=2", {}, "up", "ok", "200 OK"],
  ["/redirect?n=2", { maxRedirects: 0 }, "down", "status_refused", "The answer is 302 Found; 200-299 is accepted."],
  ["/redirect?n=2", { maxRedirects: 1 }, "down", "too_many_redirects", "There are more than 1 redirects."],
  ["/keyword?say=owl", { keyword: "owl" }, "up", "ok", "200 OK"],
  ["/keyword?say=owl", { keyword: "Owl" }, "down", "keyword_missing", '"Owl" is not in the answer.'],
  ["/keyword?say=owl", { keyword: "owl", keywordRule: "absent" }, "down", "keyword_present", '"owl" is in the answer.'],
  ["/keyword?say=owl", { keyword: "bat", keywordRule: "absent" }, "up", "ok", "200 OK"],
  ["/huge", { keyword: "bat" }, "down", "keyword_missing", '"bat" is not in the first 512 KiB of the answer.'],
  ["/endless", {}, "up", "ok", "200 OK"],
  ["/slow?ms=60", { slowFromMs: 50 }, "degraded", "slow", expect.stringMatching(/^It took \d+ ms/)],
  ["/auth", {}, "down", "status_refused", expect.stringContaining("401 Unauthorized")],
  ["/auth", { authentication: "basic", username: "night", password: "jar" }, "up", "ok", "200 OK"],
  ["/auth", { authentication: "bearer", token: "nightjar" }, "up", "ok", "200 OK"],
  ["/resets", {}, "down", "reset", "The server reset the connection."],
])("%s with %j is %s: %s", async (path, config, status, code, message) => {
  expect(await check(path, config)).toMatchObject({ status, code, message })
})

test.each([
  ["json", "{}", "application/json"],
  ["form", "a=1", "application/x-www-form-urlencoded"],
  ["xml", "<a/>", "application/xml"],
  ["text", "a", "text/plain; charset=utf-8"],
])("a %s body goes out with its type", async (bodyType, body, contentType) => {
  const { evidence } = await check("/echo", { method: "PUT", body, bodyType })
  expect(JSON.parse(evidence?.body ?? "")).toMatchObject({
    method: "PUT",
    body,
    headers: { "content-type": contentType },
  })
})

test("a body stays at home with GET, and a content type of the customer's own wins", async () => {
  expect(JSON.parse((await check("/echo", { body: "x" })).evidence?.body ?? "").body).toBe("")
  const headers = [{ name: "content-type", value: "application/vnd.a+json" }]
  const { evidence } = await check("/echo", { method: "POST", body: "{}", headers })
  expect(JSON.parse(evidence?.body ?? "").headers["content-type"]).toBe("application/vnd.a+json")
})

test("evidence shows what was asked and answered, without credentials", async () => {
  const headers = [
    { name: "X-Api-Key", value: "hidden" },
    { name: "X-Team", value: "shown" },
  ]
  const found = await check("/down", { authentication: "bearer", token: "hidden", headers })
  expect(found.evidence).toMatchObject({
    request: {
      method: "GET",
      headers: [{ name: "X-Api-Key", value: "[secret]" }, { value: "shown" }, { value: "[secret]" }],
    },
    status: 503,
    body: "down\n",
    hops: [{ status: 503 }],
    address: new URL(weather.addresses.listening).host,
  })
  expect(JSON.stringify(found)).not.toContain("hidden")
})

test.each([
  ["localhost", {}, "up", "ok"],
  ["expiring.localhost", {}, "degraded", "certificate_expiring"],
  ["expiring.localhost", { certificateDays: 3 }, "up", "ok"],
  ["expired.localhost", {}, "down", "certificate_expired"],
  ["expired.localhost", { verifyTls: false, certificateDays: 0 }, "up", "ok"],
  ["self-signed.localhost", {}, "down", "certificate_untrusted"],
  ["self-signed.localhost", { verifyTls: false }, "up", "ok"],
])("https://%s with %j is %s", async (host, config, status, code) => {
  const url = `https://${host}:${new URL(weather.addresses.tls).port}/fair`
  const found = await check("", { url, ...config })
  expect(found).toMatchObject({ status, code })
  expect(found.evidence?.certificates).toHaveLength(1)
})

test.each([
  ["basic", { username: "night", password: "correct horse" }],
  ["bearer", { token: "correct-horse-token" }],
])("%s credentials that a server sends back are in no evidence", async (authentication, credentials) => {
  const found = JSON.stringify(await check("/echo", { authentication, ...credentials }))
  expect(found).toContain("[secret]")
  const encoded = Buffer.from("night:correct horse").toString("base64")
  for (const secret of ["correct horse", "correct-horse-token", encoded]) expect(found).not.toContain(secret)
})
