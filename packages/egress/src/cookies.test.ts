import { expect, test } from "vitest"
import { keepCookies, sendCookies } from "./cookies.ts"

const at = (address: string) => new URL(address)
const kept = (from: string, ...values: string[]) =>
  keepCookies(
    [],
    values.map((value) => ({ name: "Set-Cookie", value })),
    at(from),
  )
const sent = (to: string, cookies: ReturnType<typeof kept>, own: { name: string; value: string }[] = []) =>
  sendCookies(own, cookies, at(to)).find(({ name }) => name.toLowerCase() === "cookie")?.value

test("a cookie comes back to the host that set it, with its value as it was", () => {
  const cookies = kept("https://a.test/x", "s=1=2; Path=/; HttpOnly", "t=")
  expect(sent("https://a.test/y", cookies)).toBe("s=1=2; t=")
  expect(sent("https://b.test/", cookies)).toBeUndefined()
  expect(sent("https://www.a.test/", cookies)).toBeUndefined()
})

test("a domain widens it to subdomains, but not to strangers", () => {
  expect(sent("https://www.a.test/", kept("https://sso.a.test/", "s=1; Domain=.a.test"))).toBe("s=1")
  expect(sent("https://b.test/", kept("https://a.test/", "s=1; Domain=b.test"))).toBeUndefined()
})

test("a secure cookie stays off plain HTTP", () => {
  const cookies = kept("https://a.test/", "s=1; Secure")
  expect(sent("http://a.test/", cookies)).toBeUndefined()
  expect(sent("https://a.test/", cookies)).toBe("s=1")
})

test("the newer of two takes the place of the older, and the customer's own stand first", () => {
  const cookies = keepCookies(
    kept("https://a.test/", "s=1"),
    [{ name: "set-cookie", value: "s=2" }],
    at("https://a.test/"),
  )
  expect(sent("https://a.test/", cookies, [{ name: "cookie", value: "mine=1" }])).toBe("mine=1; s=2")
})

test("what is no cookie is passed over, and only so many are kept", () => {
  expect(kept("https://a.test/", "", "=1", "nothing")).toEqual([])
  expect(kept("https://a.test/", ...Array.from({ length: 99 }, (_, index) => `c${index}=1`))).toHaveLength(50)
})
