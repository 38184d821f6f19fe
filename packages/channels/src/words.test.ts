import { describe, expect, it } from "vitest"
import { htmlOf, textOf } from "./letter.ts"
import { samples } from "./message.sample.ts"
import { combine, message } from "./message.ts"
import { wordsOf } from "./words.ts"

const workspaceUrl = "https://acme.nightjar.example"
const subjectOf = (one: Parameters<typeof wordsOf>[0]) => wordsOf(one, workspaceUrl).subject

describe("a message in words", () => {
  it.each([
    ["monitor.down", "Down: Checkout API"],
    ["monitor.no_data", "No data: Checkout API"],
    ["monitor.recovered", "Up again: Checkout API"],
    ["monitor.outage", "Was down for 4 min 12 s: Checkout API"],
    ["monitor.flapping", "Flapping: Checkout API"],
    ["channel.test", "Test: On call"],
  ] as const)("of %s begins with the state", (type, subject) => {
    expect(subjectOf(samples[type])).toBe(subject)
  })

  it("knows an outage from missing data", () => {
    expect(subjectOf({ ...samples["monitor.recovered"], was: "no_data" })).toBe("Data again: Checkout API")
    expect(subjectOf({ ...samples["monitor.recovered"], was: "flapping" })).toBe("Quiet again: Checkout API")
    expect(subjectOf({ ...samples["monitor.outage"], was: "no_data" })).toBe("Had no data for 4 min 12 s: Checkout API")
  })

  it("says since when, what was found, and where to look", () => {
    const text = textOf(wordsOf(samples["monitor.down"], workspaceUrl))
    expect(text).toContain("503 Service Unavailable")
    expect(text).toContain("Since      2026-11-25 02:58:30 UTC")
    expect(text).toContain(`${workspaceUrl}/monitors/${samples["monitor.down"].monitor.id}`)
  })

  it("is no markup, whatever names hold", () => {
    const name = `<img src=x onerror="alert('x')"> & friends`
    const html = htmlOf(wordsOf({ ...samples["monitor.down"], reason: name }, workspaceUrl))
    expect(html).not.toContain("<img")
    expect(html).toContain("&#60;img src=x onerror=&#34;alert(&#39;x&#39;)&#34;&#62; &#38; friends")
  })

  it.each(Object.values(samples))("of $type is small, and needs nothing from elsewhere", (one) => {
    const html = htmlOf(wordsOf(one, workspaceUrl))
    expect(html.length).toBeLessThan(8_000)
    expect(html).not.toMatch(/<(img|script|link|iframe)\b|url\(/)
  })
})

describe("a beginning and its end", () => {
  it("that could not be told in time become one message, with the key facts of the end", () => {
    const outage = combine(samples["monitor.down"], samples["monitor.recovered"])
    expect(outage).toEqual({ ...samples["monitor.recovered"], type: "monitor.outage" })
    expect(message.parse(outage)).toEqual(outage)
    expect(combine(samples["monitor.no_data"], samples["monitor.recovered"])).not.toBeNull()
  })

  it("are no others", () => {
    expect(combine(samples["monitor.recovered"], samples["monitor.down"])).toBeNull()
    expect(combine(samples["monitor.down"], samples["monitor.down"])).toBeNull()
  })
})

it.each(Object.values(samples))("a $type is what the schema says", (one) => {
  expect(message.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
})
