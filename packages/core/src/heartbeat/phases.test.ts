import fc from "fast-check"
import { expect, it } from "vitest"
import { phaseBuckets, phaseMs } from "./phases.ts"

it("keeps a phase within 2 %, in two bytes, up to the longest timeout there is", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 300_000, noNaN: true }), (ms) => {
      const { tls } = phaseBuckets({ tlsMs: ms })
      expect(tls).toBeLessThan(2 ** 15)
      expect(Math.abs(phaseMs(tls) - ms)).toBeLessThanOrEqual(ms * 0.020001)
    }),
  )
})

it("knows no phase that was not gone through", () => {
  expect(phaseBuckets({ connectMs: 3 })).toMatchObject({ dns: 0, tls: 0, firstByte: 0, body: 0 })
  expect(phaseMs(0)).toBe(0)
})
