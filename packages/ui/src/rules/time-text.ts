import { day, hour, minute, second } from "@nightjar/kit/time"

/** The largest unit of a length alone: `12 s`, `4 min`, `3 h`, `2 d`. Under a second: `0 s`. */
export const roughDuration = (ms: number): string => {
  const length = Math.abs(ms)
  if (length < minute) return `${Math.floor(length / second)} s`
  if (length < hour) return `${Math.floor(length / minute)} min`
  if (length < 2 * day) return `${Math.floor(length / hour)} h`
  return `${Math.floor(length / day)} d`
}

/** `0.4 ms`, `38 ms`, `1 240 ms`, `12.4 s`; of nothing: `–`. */
export const latencyText = (ms: number | null | undefined): string => {
  if (ms === null || ms === undefined) return "–"
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`
  if (ms < 10 * second) return `${String(Math.round(ms)).replace(/(\d)(\d{3})$/, "$1\u202f$2")} ms`
  return `${(ms / second).toFixed(1)} s`
}

/** Made once: making one costs more than a hundred formattings, and a list formats each row every second. */
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" })
const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" })
const datedClock = new Intl.DateTimeFormat(undefined, {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
})

/** Date, time and zone in full, as the viewer writes them. */
export const exactTime = (at: number): string => exact.format(at)

/** Time of day, with the date in front when it is another day than `now`. */
export const clockTime = (at: number, now = Date.now()): string => {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return (sameDay ? clock : datedClock).format(at)
}

const date = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" })

/** The day that a moment lies in, for the viewer. */
export const dateText = (at: number): string => date.format(at)
