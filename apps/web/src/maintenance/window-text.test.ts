import { expect, it } from "vitest"
import { endText, windowText } from "./window-text.ts"

const berlin = { locale: "en-GB", timeZone: "Europe/Berlin" }
const at = (text: string) => Date.parse(`${text}Z`)
/** Which spaces and commas there are depends on the version of ICU. */
const plain = (text: string) => text.replaceAll(/\s/g, " ").replaceAll(",", "")

it("writes a window in the reader's own time", () => {
  const window = { from: at("2026-11-20T21:00"), to: at("2026-11-21T01:00") }
  expect(plain(windowText(window, berlin))).toBe("Fri 20 Nov 22:00 – Sat 21 Nov 02:00")
  expect(plain(windowText({ ...window, to: null }, berlin))).toBe("Fri 20 Nov 22:00")
})

it("names the day of an end only where it is another", () => {
  const end = at("2026-11-20T23:30")
  expect(endText(end, berlin, at("2026-11-20T23:10"))).toBe("00:30")
  expect(plain(endText(end, berlin, at("2026-11-20T22:10")))).toBe("Sat 21 Nov 00:30")
})

it("writes as ISO does until the reader is known, in the time of the maintenance", () => {
  const unknown = { locale: null, timeZone: "Europe/Berlin" }
  const window = { from: at("2026-11-20T21:00"), to: at("2026-11-21T01:00") }
  expect(windowText(window, unknown)).toBe("2026-11-20 22:00 – 2026-11-21 02:00")
  expect(endText(window.to, unknown, window.to)).toBe("02:00")
})
