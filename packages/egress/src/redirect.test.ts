import { expect, test } from "vitest"
import { followUp, redirectTarget } from "./redirect.ts"

const from = new URL("https://a.test/path?x=1")
const to = (location: string, status = 302) => redirectTarget(status, [{ name: "Location", value: location }], from)
const href = (location: string) => (to(location) as URL).href

test("a location is read against the address it came from", () => {
  expect(href("/other")).toBe("https://a.test/other")
  expect(href("//b.test/")).toBe("https://b.test/")
  expect(href("?y")).toBe("https://a.test/path?y")
  expect(href(Buffer.from("/ü").toString("latin1"))).toBe("https://a.test/%C3%BC")
})

test("what leads nowhere on the web is malformed", () => {
  for (const location of ["ftp://a.test/", "file:///etc/passwd", "javascript:1", "http://user:pw@a.test/", "http://"])
    expect(to(location)).toBe("malformed")
})

test("only the five codes with a location redirect", () => {
  for (const status of [301, 302, 303, 307, 308]) expect(to("/x", status)).toBeInstanceOf(URL)
  for (const status of [200, 300, 304, 305, 404]) expect(to("/x", status)).toBeNull()
  expect(redirectTarget(302, [], from)).toBeNull()
})

const post = {
  url: from.href,
  method: "POST",
  body: "b",
  headers: ["Authorization", "X-Api-Key", "Cookie", "Accept", "Content-Type"].map((name) => ({ name, value: "v" })),
}
const names = (request: { headers?: readonly { name: string }[] }) => request.headers?.map((header) => header.name)

test("credentials stay with their origin, in whatever header", () => {
  expect(names(followUp(post, 307, from, new URL("https://a.test/b")))).toContain("X-Api-Key")
  for (const elsewhere of ["https://b.test/", "http://a.test/", "https://a.test:8443/"])
    expect(names(followUp(post, 307, from, new URL(elsewhere)))).toEqual(["Accept", "Content-Type"])
})

test("303, and 301 or 302 after a POST, become a GET without a body", () => {
  for (const status of [301, 302, 303])
    expect(followUp(post, status, from, from)).toMatchObject({ method: "GET", body: "" })
  for (const status of [307, 308])
    expect(followUp(post, status, from, from)).toMatchObject({ method: "POST", body: "b" })
  expect(followUp({ ...post, method: "PUT" }, 302, from, from).method).toBe("PUT")
  expect(followUp({ ...post, method: "HEAD" }, 303, from, from).method).toBe("HEAD")
})
