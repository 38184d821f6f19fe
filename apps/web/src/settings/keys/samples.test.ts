import { expect, test } from "vitest"
import { samplesOf } from "./samples.ts"

test("each sample has the real address and the key in it", () => {
  const samples = samplesOf({ url: "https://nightjar.example", key: "nj_abc_def" })
  expect(samples.map(({ name }) => name)).toEqual(["curl", "SDK", "CLI"])
  for (const { code } of samples) {
    expect(code).toContain("https://nightjar.example")
    expect(code).toContain("nj_abc_def")
  }
})
