import { newId } from "@nightjar/kit/id"
import { describe, expect, it } from "vitest"
import { layout } from "./layout.ts"
import { logoOf, zLogo } from "./logo.ts"
import { fullSample, plainSample } from "./status-page.sample.ts"
import { statusPageInput } from "./status-page.ts"

const objectionTo = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues.map(({ message }) => message).join() ?? null

describe("a status page", () => {
  it.each([plainSample, fullSample])("may be %o", (sample) => {
    expect(statusPageInput.parse(sample)).toEqual({ ...sample, layout: [] })
  })

  it.each(["admin", "stat", "n1ghtjar", "a_b"])("may not be at an address like %s", (slug) => {
    const isFine = slug === "stat"
    expect(statusPageInput.safeParse({ ...plainSample, slug }).success).toBe(isFine)
  })
})

describe("a logo", () => {
  const data = (type: string, bytes: Uint8Array) => `data:${type};base64,${Buffer.from(bytes).toString("base64")}`
  const png = (length: number) => {
    const bytes = new Uint8Array(length)
    bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    return bytes
  }

  it("is a PNG, JPEG or WebP image, whose bytes are given back as they were", () => {
    expect(logoOf(data("image/png", png(20)))).toEqual({ type: "image/png", bytes: png(20) })
    expect(logoOf(data("image/jpeg", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])))?.type).toBe("image/jpeg")
    expect(logoOf(data("image/webp", Buffer.from("RIFF\0\0\0\0WEBPVP8 ")))?.type).toBe("image/webp")
  })

  it("has at most 64 KiB", () => {
    expect(objectionTo(zLogo.safeParse(data("image/png", png(64 * 1024))))).toBeNull()
    expect(objectionTo(zLogo.safeParse(data("image/png", png(64 * 1024 + 1))))).toBe("must have at most 64 KiB")
    expect(objectionTo(zLogo.safeParse("x".repeat(200_000)))).toContain("must have at most 64 KiB")
  })

  it.each([
    ["an address", "https://example.com/logo.png"],
    ["a drawing that may hold scripts", data("image/svg+xml", Buffer.from("<svg/>"))],
    ["a page that says it is a picture", data("image/png", Buffer.from("<html>"))],
    ["half of its encoding", "data:image/png;base64,iVBOR"],
    ["more than an image", `${data("image/png", png(20))}"><script>`],
  ])("is not %s", (_, text) => {
    expect(objectionTo(zLogo.safeParse(text))).toBe("must be a PNG, JPEG or WebP image")
  })
})

describe("a layout", () => {
  const item = (monitorId = newId("monitor")) => ({ monitorId })

  it("fills in what is left out", () => {
    const { monitorId } = item()
    expect(layout.parse([{ items: [{ monitorId }] }])).toEqual([
      { name: "", items: [{ monitorId, name: null, showsLatency: false }] },
    ])
  })

  it("shows each monitor once, and three hundred at most", () => {
    const one = item()
    expect(objectionTo(layout.safeParse([{ items: [one] }, { items: [one] }]))).toBe("A page shows each monitor once")
    const groups = [200, 101].map((length) => ({ items: Array.from({ length }, () => item()) }))
    expect(objectionTo(layout.safeParse(groups))).toBe("A page holds at most 300 monitors")
  })
})
