import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { blindnesses, contrast, difference, linearRgbOf, seenWith } from "./rules/oklch.ts"

const css = readFileSync(new URL("./theme.css", import.meta.url), "utf8")
const declared = [...css.matchAll(/--color-([\w-]+): light-dark\((oklch\([^/)]*\)), (oklch\([^/)]*\))\)/g)]

const palettes = {
  light: Object.fromEntries(declared.map(([, name, light]) => [name, linearRgbOf(light!)])),
  dark: Object.fromEntries(declared.map(([, name, , dark]) => [name, linearRgbOf(dark!)])),
}
const tones = ["up", "degraded", "down", "confirming", "maintenance", "idle"]
const grounds = ["surface", "raised", "sunken"]

describe.each(Object.entries(palettes))("in the %s theme", (_, palette) => {
  const ratio = (one: string, other: string) => contrast(palette[one]!, palette[other]!)

  test.each(["ink", "ink-soft", "ink-faint", "accent-ink"])("%s is readable on every ground (AA)", (text) => {
    for (const ground of grounds) expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tones)("words of the state %s are readable on every ground and on their own (AAA)", (tone) => {
    for (const ground of [...grounds, `${tone}-soft`]) expect(ratio(`${tone}-ink`, ground)).toBeGreaterThanOrEqual(7)
    expect(ratio("ink-soft", `${tone}-soft`)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(tones)("the mark of the state %s stands out (3 : 1)", (tone) => {
    for (const ground of grounds) expect(ratio(tone, ground)).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(palette).filter((name) => name.startsWith("tag-")))("the dot %s stands out (3 : 1)", (tag) => {
    for (const ground of grounds) expect(ratio(tag, ground)).toBeGreaterThanOrEqual(3)
  })

  test("buttons, selections and outlines keep their contrast", () => {
    expect(ratio("ink", "lifted")).toBeGreaterThanOrEqual(7)
    expect(ratio("surface", "ink")).toBeGreaterThanOrEqual(7)
    expect(ratio("on-accent", "accent")).toBeGreaterThanOrEqual(4.5)
    expect(ratio("on-down", "down")).toBeGreaterThanOrEqual(4.5)
    expect(ratio("accent-ink", "accent-soft")).toBeGreaterThanOrEqual(4.5)
    for (const ground of ["surface", "raised"]) {
      expect(ratio("control", ground)).toBeGreaterThanOrEqual(3)
      expect(ratio("accent", ground)).toBeGreaterThanOrEqual(3)
    }
  })

  test("solid states are told apart, also with colour-blind eyes", () => {
    const solid = ["up", "degraded", "down", "maintenance"]
    for (const [index, one] of solid.entries()) {
      for (const other of solid.slice(index + 1)) {
        expect(difference(palette[one]!, palette[other]!)).toBeGreaterThanOrEqual(0.15)
        for (const kind of blindnesses) {
          const seen = difference(seenWith(kind, palette[one]!), seenWith(kind, palette[other]!))
          expect(seen, `${one} and ${other} under ${kind}`).toBeGreaterThanOrEqual(0.08)
        }
      }
    }
  })
})
