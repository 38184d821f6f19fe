import { expect, test } from "vitest"
import { isAllowed, parseAllow } from "./allow.ts"
import { createPolicy, isThisMachine, refusal } from "./policy.ts"

const allowed = (mode: "hosted" | "private", allow: string, address: string, port: number, isOwn = false) =>
  refusal(createPolicy({ mode, allow }), address, port, isOwn) === null

test("hosted, only what is globally reachable may be asked", () => {
  expect(allowed("hosted", "", "8.8.8.8", 443)).toBe(true)
  for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "64:ff9b::808:808", "fd00::1", "0.0.0.0"])
    expect(allowed("hosted", "", address, 443)).toBe(false)
})

test("private, a home's addresses are open, metadata and odd ones are not", () => {
  for (const address of ["127.0.0.1", "::1", "192.168.1.1", "100.64.0.1", "fe80::1", "8.8.8.8"])
    expect(allowed("private", "", address, 80)).toBe(true)
  for (const address of ["169.254.169.254", "fd00:ec2::254", "224.0.0.1", "2002:7f00:1::", "0.0.0.0"])
    expect(allowed("private", "", address, 80)).toBe(false)
})

test("EGRESS_ALLOW opens ranges, single addresses, and single ports", () => {
  const allow = "10.0.0.0/8, 127.0.0.1:8443,[fd00::1]:443"
  expect(allowed("hosted", allow, "10.9.9.9", 1234)).toBe(true)
  expect(allowed("hosted", allow, "::ffff:10.9.9.9", 1234)).toBe(true)
  expect(allowed("hosted", allow, "127.0.0.1", 8443)).toBe(true)
  expect(allowed("hosted", allow, "127.0.0.1", 8444)).toBe(false)
  expect(allowed("hosted", allow, "fd00::1", 443)).toBe(true)
  expect(allowed("hosted", allow, "fd00::2", 443)).toBe(false)
})

test("metadata and Nightjar's own ports open only when named with their port", () => {
  expect(allowed("hosted", "169.254.0.0/16", "169.254.169.254", 80)).toBe(false)
  expect(allowed("hosted", "169.254.169.254:80", "169.254.169.254", 80)).toBe(true)
  expect(allowed("private", "", "127.0.0.1", 5432, true)).toBe(false)
  expect(allowed("private", "127.0.0.0/8", "127.0.0.1", 5432, true)).toBe(false)
  expect(allowed("private", "127.0.0.1:5432", "127.0.0.1", 5432, true)).toBe(true)
  expect(allowed("hosted", "", "8.8.8.8", 443, true)).toBe(false)
})

test("a refusal names the kind of address and the setting", () => {
  const policy = createPolicy({ mode: "hosted" })
  expect(refusal(policy, "127.0.0.1", 80, false)).toMatch(/loopback.*EGRESS_ALLOW=127\.0\.0\.1:80/)
  expect(refusal(policy, "169.254.169.254", 80, false)).toMatch(/metadata.*EGRESS_ALLOW=169\.254\.169\.254:80/)
  expect(refusal(policy, "fd00::1", 80, false)).toMatch(/private network.*EGRESS_ALLOW=\[fd00::1\]:80/)
  expect(refusal(policy, "127.0.0.1", 5432, true)).toMatch(/Nightjar's own/)
})

test.each(["10.0.0.0/33", "example.com", "10.0.0.1:0", "10.0.0.1:70000", "[fd00::1", "10.0.0.1/8/8", "*"])(
  "EGRESS_ALLOW=%s is refused with a sentence that names it",
  (entry) => expect(() => parseAllow(`10.0.0.0/8,${entry}`)).toThrow(`"${entry}" is not an address`),
)

test("an empty EGRESS_ALLOW opens nothing", () => {
  expect(isAllowed(parseAllow(" , "), "10.0.0.1", 80, false)).toBe(false)
})

test("our own programs are known by the URLs they are reached by", () => {
  const own = ["postgres://user:secret@db.internal/nightjar", "redis://127.0.0.1:6390", "https://nightjar.example"]
  expect(createPolicy({ mode: "hosted", own }).own).toEqual([
    { host: "db.internal", port: 5432 },
    { host: "127.0.0.1", port: 6390 },
    { host: "nightjar.example", port: 443 },
  ])
})

test("this machine is loopback, every interface, and the address of none", () => {
  for (const address of ["127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1"])
    expect(isThisMachine(address)).toBe(true)
  expect(isThisMachine("192.0.2.1")).toBe(false)
})
