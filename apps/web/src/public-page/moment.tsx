import { useFormatter, useTranslations } from "next-intl"

/** A moment in UTC: a page that is the same for everybody knows nobody's zone. */
export function Moment({ at }: { at: string }) {
  const t = useTranslations("publicPage")
  const format = useFormatter()
  const text = format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" })
  return <time dateTime={at}>{t("utc", { time: text })}</time>
}

export function DayOf({ at }: { at: string }) {
  const format = useFormatter()
  return <time dateTime={at.slice(0, 10)}>{format.dateTime(new Date(at), { dateStyle: "medium" })}</time>
}
