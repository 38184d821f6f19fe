import { describe, expect, it } from "vitest"
import { clip, clipBytes } from "./clip.ts"

const family = "👩‍👩‍👧‍👦"

describe("text that is too long", () => {
  it("is left alone where it fits", () => {
    expect(clip("night", 5)).toBe("night")
    expect(clipBytes("né", 3)).toBe("né")
  })

  it.each([
    ["nightjar", 6, "night…"],
    ["night🦉jar", 7, "night…"],
    [`ab${family}cd`, 12, "ab…"],
    ["nee\u0301", 3, "ne…"],
    ["🇩🇪🇫🇷", 7, "🇩🇪…"],
  ])("is cut between characters: %s to %d units", (text, most, cut) => {
    expect(clip(text, most)).toBe(cut)
    expect(cut.length).toBeLessThanOrEqual(most)
  })

  it.each([
    ["nightjar", 6, "nig…"],
    ["監視監視", 9, "監視…"],
    [`ab${family}cd`, 20, "ab…"],
  ])("is cut between characters: %s to %d bytes", (text, most, cut) => {
    expect(clipBytes(text, most)).toBe(cut)
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most)
  })
})
