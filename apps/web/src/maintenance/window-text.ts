/** Windows as people write them. Pure. */
import type { Window } from "@nightjar/core/maintenance/windows"
import { memo } from "@nightjar/kit/memo"
import { clockAt } from "@nightjar/kit/time-zone"

export interface Reader {
  /** Undefined: the browser's own. Null: not known yet, so as ISO has it; ICU differs between server and browser. */
  locale: string | undefined | null
  timeZone: string
}

interface Texts {
  date(at: number): string
  time(at: number): string
  /** The day of the week, the day, and the time. */
  dated(at: number): string
  range(from: number, to: number): string
}

export const textsOf = memo(
  100,
  ({ locale, timeZone }: Reader) => `${locale} ${timeZone}`,
  ({ locale, timeZone }): Texts => (locale === null ? plainTexts(timeZone) : localTexts(locale, timeZone)),
)

const localTexts = (locale: string | undefined, timeZone: string): Texts => {
  // 2:00 PM, but 02:00.
  const { hour12 } = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions()
  const clock = { timeZone, hour: hour12 ? "numeric" : "2-digit", minute: "2-digit" } as const
  const date = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "medium" })
  const time = new Intl.DateTimeFormat(locale, clock)
  const dated = new Intl.DateTimeFormat(locale, { ...clock, weekday: "short", month: "short", day: "numeric" })
  return {
    date: (at) => date.format(at),
    time: (at) => time.format(at),
    dated: (at) => dated.format(at),
    range: (from, to) => dated.formatRange(from, to),
  }
}

const plainTexts = (timeZone: string): Texts => {
  const text = (at: number) => new Date(clockAt(timeZone, at)).toISOString()
  const dated = (at: number) => text(at).slice(0, 16).replace("T", " ")
  return {
    date: (at) => text(at).slice(0, 10),
    time: (at) => text(at).slice(11, 16),
    dated,
    range: (from, to) => `${dated(from)} – ${dated(to)}`,
  }
}

/** `Fri, Nov 20, 10:00 PM – Sat, Nov 21, 2:00 AM`; a window without an end is a beginning. */
export const windowText = ({ from, to }: Window, reader: Reader): string =>
  to === null ? textsOf(reader).dated(from) : textsOf(reader).range(from, to)

/** `2:00 PM`; with its day, when that is another than that of `now`. */
export const endText = (at: number, reader: Reader, now: number): string => {
  const { date, time, dated } = textsOf(reader)
  return (date(at) === date(now) ? time : dated)(at)
}
