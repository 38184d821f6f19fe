"use client"

import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react"
import UPlot from "uplot"
import { areaColor, chartOptions, lineColor, type Shade } from "./chart-options.ts"
import { ChartReadout } from "./chart-readout.tsx"
import { useThemeVersion } from "./hooks/use-theme-version.ts"
import { resolveColor } from "./resolve-color.ts"
import { stack, type Values } from "./rules/series.ts"

/** Milliseconds; as long as the chart's `at`. */
export interface Series {
  label: string
  values: Values
}

export interface LatencyChartProps {
  /** The chart in one sentence, for those who cannot see it. */
  label: string
  /** Unix milliseconds, ascending. */
  at: readonly number[]
  /** What an answer consisted of: they stand on each other, the first at the bottom. */
  areas?: readonly Series[]
  /** Over them; the first is drawn through, the others are dashed. */
  lines?: readonly Series[]
  /** Times that were not up. */
  shades?: readonly Shade[]
  /** What the time axis spans, Unix milliseconds. */
  range: readonly [from: number, until: number]
  height?: number
}

const noSeries: readonly Series[] = []
const noShades: readonly Shade[] = []

/** Latency over time. Arrow keys move along it. */
export function LatencyChart(props: LatencyChartProps) {
  const { label, at, areas = noSeries, lines = noSeries, shades = noShades, range, height = 220 } = props
  const [from, until] = range
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<UPlot | null>(null)
  const [point, setPoint] = useState<number | null>(null)
  const theme = useThemeVersion()
  const colors = useMemo(
    () => ({
      areas: areas.map((_, index) => areaColor(index, areas.length)),
      lines: lines.map((_, index) => lineColor(index)),
    }),
    [areas, lines],
  )
  const data = useMemo(() => {
    const stacked = stack(areas.map((one) => one.values))
    return [at, ...stacked, ...lines.map((one) => one.values)] as UPlot.AlignedData
  }, [at, areas, lines])

  useEffect(() => {
    const host = frame.current
    if (!host) return
    const shape = {
      width: host.clientWidth,
      height,
      range: [from, until] as const,
      areas: colors.areas.map(resolveColor),
      lines: colors.lines.map(resolveColor),
      shades,
      onPoint: setPoint,
    }
    const drawn = new UPlot(chartOptions(shape), data, host)
    chart.current = drawn
    document.fonts.ready.then(() => chart.current === drawn && drawn.redraw())
    const resized = new ResizeObserver(() => drawn.setSize({ width: host.clientWidth, height }))
    resized.observe(host)
    return () => {
      resized.disconnect()
      drawn.destroy()
      chart.current = null
    }
    // `theme` is here because a canvas does not follow CSS.
  }, [data, colors, from, until, shades, height, theme])

  const onKeyDown = (event: KeyboardEvent) => {
    const here = point ?? at.length - 1
    const target = { ArrowLeft: here - 1, ArrowRight: here + 1, Home: 0, End: at.length - 1 }[event.key]
    if (target === undefined || !chart.current) return
    event.preventDefault()
    const moment = at[Math.min(at.length - 1, Math.max(0, target))] ?? from
    chart.current.setCursor({ left: chart.current.valToPos(moment, "x"), top: 0 })
  }

  return (
    <div className="space-y-2">
      <ChartReadout at={at} series={[...lines, ...areas]} colors={[...colors.lines, ...colors.areas]} point={point} />
      <div
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-readonly
        aria-valuemin={0}
        aria-valuemax={Math.max(0, at.length - 1)}
        aria-valuenow={point ?? Math.max(0, at.length - 1)}
        aria-valuetext={label}
        onKeyDown={onKeyDown}
        ref={frame}
        style={{ height }}
        className="w-full overflow-hidden rounded-sm"
      />
    </div>
  )
}
