import { expect, test } from "vitest"
import { canonicalHost, endpoint } from "./host.ts"

test.each([
  ["Example.COM", "example.com"],
  ["example.com.", "example.com"],
  ["münchen.de", "xn--mnchen-3ya.de"],
  ["_sip._tcp.example.com", "_sip._tcp.example.com"],
  ["127.1", "127.0.0.1"],
  ["2130706433", "127.0.0.1"],
  ["0x7f.0.0.1", "127.0.0.1"],
  ["0177.0.0.1", "127.0.0.1"],
  ["１２７.0.0.1", "127.0.0.1"],
  ["::1", "::1"],
  ["[::1]", "::1"],
  ["::ffff:127.0.0.1", "::ffff:7f00:1"],
  ["2001:DB8::1", "2001:db8::1"],
])("%s is the host %s", (text, host) => expect(canonicalHost(text)).toBe(host))

test.each([
  "",
  "example.com:80",
  "example.com/path",
  "user@example.com",
  "example.com?x",
  "example.com#x",
  "example.com\\@evil.test",
  "exa mple.com",
  "[::1]:80",
  "[::1",
  "fe80::1%eth0",
  "256.256.256.256",
  "example.com:",
])("%j is not a host", (text) => expect(canonicalHost(text)).toBeNull())

test("an endpoint brackets IPv6", () => {
  expect(endpoint("::1", 80)).toBe("[::1]:80")
  expect(endpoint("127.0.0.1", 80)).toBe("127.0.0.1:80")
})
