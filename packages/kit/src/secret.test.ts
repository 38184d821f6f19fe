import { inspect } from "node:util"
import { describe, expect, it } from "vitest"
import { hashToken, keyRing, newToken, type Place, Secret } from "./secret.ts"

const key = (fill: number) => Buffer.alloc(32, fill).toString("base64")
const place: Place = ["ten_1", "monitor", "config.password", "mon_1"]

describe("a secret", () => {
  it("is shown by nothing but reveal", () => {
    const secret = new Secret("hunter2")
    const shown = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }), String(secret)]
    for (const text of shown) expect(text).not.toContain("hunter2")
    expect(secret.reveal()).toBe("hunter2")
  })
})

describe("the key ring", () => {
  it("opens what it sealed, and never seals the same way twice", () => {
    const ring = keyRing(`a:${key(1)}`)
    const [one, other] = [ring.seal("hunter2", place), ring.seal("hunter2", place)]
    expect(one).not.toBe(other)
    expect([ring.open(one, place), ring.open(other, place)]).toEqual(["hunter2", "hunter2"])
  })

  it("opens with an old key what was sealed before the ring was turned", () => {
    const sealed = keyRing(`a:${key(1)}`).seal("hunter2", place)
    expect(keyRing(`b:${key(2)},a:${key(1)}`).open(sealed, place)).toBe("hunter2")
    expect(() => keyRing(`b:${key(2)}`).open(sealed, place)).toThrow("No key opens this value")
  })

  it("refuses a value that was moved or changed", () => {
    const ring = keyRing(`a:${key(1)}`)
    const sealed = ring.seal("hunter2", place)
    expect(() => ring.open(sealed, ["ten_2", ...place.slice(1)] as unknown as Place)).toThrow()
    expect(() => ring.open(`${sealed.slice(0, -3)}AAA`, place)).toThrow()
  })

  it("says how keys are written", () => {
    expect(() => keyRing("short")).toThrow("id:base64 of 32 bytes")
  })
})

it("tokens are long, safe in an address, and kept as hashes", () => {
  const token = newToken()
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/)
})
