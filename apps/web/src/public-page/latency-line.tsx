import type { PictureItem } from "@nightjar/core/snapshot/picture"
import { sparkPath } from "@nightjar/ui/rules/series"
import { latencyText } from "@nightjar/ui/rules/time-text"
import { useTranslations } from "next-intl"

const [width, height] = [480, 60]

/** The 95th percentile of a day, hour by hour. */
export function LatencyLine({ latency }: { latency: NonNullable<PictureItem["latency"]> }) {
  const t = useTranslations("publicPage.latency")
  const known = latency.p95Ms.filter((ms) => ms !== null)
  if (known.length === 0) return <p className="text-ink-soft text-sm">{t("none")}</p>
  const sentence = t("sentence", { now: latencyText(known.at(-1)), most: latencyText(Math.max(...known)) })
  return (
    <figure>
      <svg
        viewBox={`-2 -4 ${width + 4} ${height + 8}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={sentence}
        className="block h-16 w-full text-accent"
      >
        <path
          d={sparkPath(latency.p95Ms, width, height)}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="mt-1 text-ink-soft text-sm">{sentence}</figcaption>
    </figure>
  )
}
