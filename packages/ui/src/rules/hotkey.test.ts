import { expect, test } from "vitest"
import { hotkeyOf, mayTake } from "./hotkey.ts"

const press = (key: string, more = {}) => hotkeyOf({ key, metaKey: false, ctrlKey: false, altKey: false, ...more })
const inside = (...places: string[]) => ({
  closest: (selector: string) => (places.some((place) => selector.includes(place)) ? ({} as Element) : null),
})

test("keys have the names that shortcuts are written with", () => {
  expect(press("J")).toBe("j")
  expect(press("Enter")).toBe("enter")
  expect(press("?")).toBe("?")
  expect(press("k", { metaKey: true })).toBe("mod+k")
  expect(press("k", { ctrlKey: true })).toBe("mod+k")
  expect(press(" ")).toBe("space")
})

test("letters belong to whoever types", () => {
  expect(mayTake("p", null)).toBe(true)
  expect(mayTake("p", inside("textarea"))).toBe(false)
  expect(mayTake("p", inside("[role=menu]"))).toBe(false)
  expect(mayTake("mod+k", inside("textarea"))).toBe(true)
})

test("enter belongs to the button or link that has the focus", () => {
  expect(mayTake("enter", inside("button"))).toBe(false)
  expect(mayTake("p", inside("button"))).toBe(true)
})
