"use client"

import { type Description, describe } from "@nightjar/core/maintenance"
import type { Timing } from "@nightjar/core/maintenance/timing"
import { humanDuration, minute } from "@nightjar/kit/time"
import { useFormatter, useTranslations } from "next-intl"
import { useReader } from "./use-reader.ts"
import { textsOf } from "./window-text.ts"

type Of<Strategy extends Description["strategy"]> = Extract<Description, { strategy: Strategy }>

type Texts = ReturnType<typeof useTranslations<"maintenance.say">>

/** Days and times of a clock, as this viewer writes them. */
const useClock = () => {
  const { date, time } = textsOf({ ...useReader("UTC"), timeZone: "UTC" })
  const day = (text: string) => date(Date.parse(text))
  const timeOfDay = (text: string) => time(Date.parse(`1970-01-01T${text}Z`))
  return {
    day,
    time: timeOfDay,
    dayAndTime: (text: string) => `${day(text.slice(0, 10))}, ${timeOfDay(text.slice(11))}`,
  }
}

/** When a maintenance is on, in one plain sentence without its full stop. */
export const useSentence = (): ((of: { timing: Timing; timeZone: string }) => string) => {
  const t = useTranslations("maintenance.say")
  const days = useDays(t)
  const { day, time, dayAndTime } = useClock()

  const core = (said: Exclude<Description, { strategy: "manual" | "single" }>): string => {
    if (said.strategy === "cron")
      return t("cron", { expression: said.expression, duration: humanDuration(said.durationMinutes * minute) })
    if (said.strategy === "interval")
      return t("interval", {
        days: said.everyDays,
        at: time(said.at),
        duration: humanDuration(said.durationMinutes * minute),
      })
    return t(said.isOvernight ? "overnight" : "hours", { days: days(said), from: time(said.from), to: time(said.to) })
  }

  const whole = (timing: Timing): string => {
    const said = describe(timing)
    if (said.strategy === "manual") return t("manual")
    if (said.strategy === "single") return t("single", { from: dayAndTime(said.from), to: dayAndTime(said.to) })
    const sentence = core(said)
    const { startsOn, endsOn } = said
    if (startsOn && endsOn) return t("between", { sentence, from: day(startsOn), to: day(endsOn) })
    if (startsOn) return t("since", { sentence, day: day(startsOn) })
    return endsOn ? t("until", { sentence, day: day(endsOn) }) : sentence
  }

  return ({ timing, timeZone }) =>
    timing.strategy === "manual" ? whole(timing) : t("inZone", { sentence: whole(timing), zone: timeZone })
}

const useDays = (t: Texts) => {
  const words = useTranslations("maintenance.weekdays")
  const format = useFormatter()
  return (said: Of<"weekdays"> | Of<"monthdays">): string => {
    if (said.strategy === "weekdays")
      return typeof said.days === "string"
        ? t(said.days)
        : t("weekdays", { days: format.list(said.days.map((one) => words(one))) })
    const numbers = said.days.map((one) => t("ordinal", { day: one }))
    return t("monthdays", { days: format.list([...numbers, ...(said.last ? [t("last")] : [])]) })
  }
}
