import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { hour, minute } from "./time.ts"
import { clockAt, readClock, zTimeZone } from "./time-zone.ts"

const clock = (text: string) => Date.parse(`${text}Z`)
const read = (zone: string, text: string) => {
  const { first, last, skipped } = readClock(zone, clock(text))
  return { first: new Date(first).toISOString(), last: new Date(last).toISOString(), skipped }
}
const once = (moment: string) => ({ first: moment, last: moment, skipped: false })

describe("a time of day", () => {
  it.each([
    ["UTC", "2026-03-29T02:30", "2026-03-29T02:30:00.000Z"],
    ["Europe/Berlin", "2026-03-29T01:59", "2026-03-29T00:59:00.000Z"],
    ["Europe/Berlin", "2026-03-29T03:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00:00.000Z"],
    ["America/New_York", "2026-07-04T00:00", "2026-07-04T04:00:00.000Z"],
    ["Asia/Kathmandu", "2026-07-04T05:45", "2026-07-04T00:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-07-04T00:00", "2026-07-03T10:00:00.000Z"],
  ])("in %s at %s comes once", (zone, text, moment) => {
    expect(read(zone, text)).toEqual(once(moment))
  })

  it.each([
    ["Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
    ["America/New_York", "2026-11-01T01:00", "2026-11-01T05:00:00.000Z", "2026-11-01T06:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"],
  ])("in %s at %s comes twice when the clock is put back", (zone, text, first, last) => {
    expect(read(zone, text)).toEqual({ first, last, skipped: false })
  })

  it.each([
    ["Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"],
    ["Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00:00.000Z"],
    ["America/New_York", "2026-03-08T02:59", "2026-03-08T07:00:00.000Z"],
    ["Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:30:00.000Z"],
    ["Pacific/Apia", "2011-12-30T12:00", "2011-12-30T10:00:00.000Z"],
  ])("in %s at %s is skipped when the clock jumps", (zone, text, jump) => {
    expect(read(zone, text)).toEqual({ first: jump, last: jump, skipped: true })
  })

  it("is shown at every moment that it is read as", () => {
    const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Africa/Casablanca"]
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20 * 365 * 24 * 60 }), (zone, minutes) => {
        const at = Date.UTC(2020, 0) + minutes * minute
        const { first, last, skipped } = readClock(zone, clockAt(zone, at))
        expect(skipped).toBe(false)
        expect([first, last]).toContain(at)
        expect(last - first).toBeLessThanOrEqual(hour)
      }),
    )
  })

  it("never comes before an earlier one", () => {
    fc.assert(
      fc.property(fc.nat(4 * 24 * 60), fc.nat(60), (minutes, more) => {
        const start = clock("2026-03-27T00:00") + minutes * minute
        const [one, other] = [start, start + more * minute].map((at) => readClock("Europe/Berlin", at).first)
        expect(one).toBeLessThanOrEqual(other!)
      }),
    )
  })
})

describe("a time zone", () => {
  it.each(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"])("may be %s", (name) => {
    expect(zTimeZone.parse(name)).toBe(name)
  })

  it.each(["Berlin/Europe", "", "+02:00", "x".repeat(1_000)])("may not be %s", (name) => {
    expect(zTimeZone.safeParse(name).error?.issues[0]?.message).toContain("write it as Europe/Berlin")
  })
})
