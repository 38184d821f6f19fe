import type { Layout } from "@nightjar/core/status-page/layout"
import { newId } from "@nightjar/kit/id"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { gapFor, layoutOf, moved, type Row, rowsOf, stepped, withGroup } from "./rows.ts"

const group = (key: string): Row => ({ kind: "group", key, name: key })
const monitor = (key: string): Row => ({
  kind: "monitor",
  key: key as never,
  ownName: key,
  name: "",
  showsLatency: false,
})
const keys = (rows: readonly Row[]) => rows.map(({ key }) => key).join(" ")
/** Groups in capitals, monitors in small letters. */
const rowsIn = (text: string): Row[] =>
  text.split(" ").map((key) => (key === key.toUpperCase() ? group(key) : monitor(key)))

describe("rows", () => {
  it("hold a layout and give it back, with and without a heading at the top", () => {
    const item = (name: string | null) => ({ monitorId: newId("monitor"), name, showsLatency: name !== null })
    const layouts: Layout[] = [
      [],
      [{ name: "", items: [item(null)] }],
      [
        { name: "Shop", items: [item("Cards"), item(null)] },
        { name: "", items: [item(null)] },
      ],
      [
        { name: "", items: [item(null)] },
        { name: "Shop", items: [] },
      ],
    ]
    for (const layout of layouts) expect(layoutOf(rowsOf(layout, new Map()))).toEqual(layout)
  })

  it("take a new heading at the end, with a key of its own", () => {
    const rows = withGroup(withGroup(rowsIn("A a")).slice(1))
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.at(-1)).toMatchObject({ kind: "group", name: "" })
  })
})

describe("moving", () => {
  it.each([
    ["a monitor past a heading, which brings it into that group", "A a B b", 1, "down", "A B a b"],
    ["a monitor to the top, under no heading", "A a b", 1, "up", "a A b"],
    ["a group past the next one, with its monitors", "A a b B c", 0, "down", "B c A a b"],
    ["a group before the one above", "A a B b c", 2, "up", "B b c A a"],
    ["nothing up from the top", "a A b", 0, "up", "a A b"],
    ["nothing down from the bottom", "A a B b", 3, "down", "A a B b"],
    ["no group above what stands under none", "x A a", 1, "up", "x A a"],
  ] as const)("%s", (_, before, index, direction, after) => {
    expect(keys(stepped(rowsIn(before), index, direction))).toBe(after)
  })

  it("drops a group between groups only, wherever it is held", () => {
    const rows = rowsIn("A a b B c d")
    expect(gapFor(rows, 0, 5)).toBe(6)
    expect(gapFor(rows, 3, 2)).toBe(0)
    expect(gapFor(rows, 3, 4)).toBe(3)
  })

  it("never loses, doubles or parts anything", () => {
    const anyRows = fc
      .array(fc.boolean(), { minLength: 1, maxLength: 12 })
      .map((kinds) => kinds.map((isGroup, at) => (isGroup ? group(`G${at}`) : monitor(`m${at}`))))
    fc.assert(
      fc.property(anyRows, fc.nat(), fc.nat(), (rows, from, to) => {
        const index = from % rows.length
        const after = moved(rows, index, to % (rows.length + 1))
        expect(after.toSorted((one, other) => one.key.localeCompare(other.key))).toEqual(
          rows.toSorted((one, other) => one.key.localeCompare(other.key)),
        )
        if (rows[index]!.kind === "group") {
          const content = (list: readonly Row[]) =>
            layoutOf(list)
              .map(({ name, items }) => `${name}: ${items.map(({ monitorId }) => monitorId).join(" ")}`)
              .toSorted()
          expect(content(after)).toEqual(content(rows))
        }
      }),
    )
  })
})
