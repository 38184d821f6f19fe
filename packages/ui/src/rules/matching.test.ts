import { expect, it } from "vitest"
import { matching } from "./matching.ts"

const options = ["Shop", "Web shop", "Mail", "shopping list"].map((label) => ({ label }))
const labels = (words: string, most = 10) => matching(options, words, most).shown.map((option) => option.label)

it("finds words anywhere, and puts first what begins with them", () => {
  expect(labels(" SHOP ")).toEqual(["Shop", "shopping list", "Web shop"])
  expect(labels("")).toEqual(["Shop", "Web shop", "Mail", "shopping list"])
  expect(labels("x")).toEqual([])
})

it("says how many it leaves out", () => {
  expect(matching(options, "shop", 2)).toMatchObject({
    shown: [{ label: "Shop" }, { label: "shopping list" }],
    more: 1,
  })
  expect(matching(options, "mail", 2).more).toBe(0)
})
