import type UPlot from "uplot"
import type { Options } from "uplot"
import { resolveColor } from "./resolve-color.ts"
import { type State, stateTone } from "./rules/state.ts"
import { latencyText } from "./rules/time-text.ts"

export interface Outage {
  /** Unix milliseconds. */
  from: number
  until: number
  state: State
}

/** What draws the chart; all in Unix milliseconds, as the whole kit counts time. */
export interface ChartShape {
  width: number
  height: number
  range: readonly [from: number, until: number]
  /** One colour a series, from bottom to top. */
  colors: readonly string[]
  stacked: boolean
  outages: readonly Outage[]
  onPoint: (index: number | null) => void
}

/** Strengths of the accent, one a phase: phases are no states, so they get no colour of their own. */
export const seriesColor = (index: number, count: number): string =>
  `color-mix(in oklab, var(--color-accent) ${Math.round(100 - (index / Math.max(1, count)) * 65)}%, var(--color-raised))`

const shade = (chart: UPlot, outages: readonly Outage[]) => {
  const { ctx, bbox } = chart
  ctx.save()
  for (const { from, until, state } of outages) {
    const left = Math.max(bbox.left, chart.valToPos(from, "x", true))
    const right = Math.min(bbox.left + bbox.width, chart.valToPos(until, "x", true))
    if (right <= bbox.left || left >= bbox.left + bbox.width) continue
    const width = Math.max(right - left, 2 * devicePixelRatio)
    const color = resolveColor(`var(--color-${stateTone(state)})`)
    ctx.fillStyle = color
    ctx.globalAlpha = 0.14
    ctx.fillRect(left, bbox.top, width, bbox.height)
    ctx.globalAlpha = 1
    ctx.fillRect(left, bbox.top + bbox.height - 3 * devicePixelRatio, width, 3 * devicePixelRatio)
  }
  ctx.restore()
}

const hourMs = 3_600_000

const tickText = (at: number, stepMs: number): string =>
  new Intl.DateTimeFormat(
    undefined,
    stepMs >= 24 * hourMs ? { month: "short", day: "numeric" } : { hour: "2-digit", minute: "2-digit" },
  ).format(at)

export const chartOptions = (shape: ChartShape): Options => {
  const font = `11px ${getComputedStyle(document.body).fontFamily}`
  const axis = {
    stroke: resolveColor("var(--color-ink-faint)"),
    font,
    ticks: { show: false },
    grid: { stroke: resolveColor("var(--color-border)"), width: 1 },
  }
  return {
    width: shape.width,
    height: shape.height,
    ms: 1,
    padding: [8, 30, 0, 0],
    legend: { show: false },
    scales: {
      x: { range: () => [shape.range[0], shape.range[1]] },
      y: { range: (_, _min, max) => [0, Math.max(1, max * 1.12)] },
    },
    axes: [
      {
        ...axis,
        size: 28,
        space: 76,
        grid: { show: false },
        values: (_, splits, _axis, _space, step) => splits.map((at) => tickText(at, step)),
      },
      { ...axis, size: 58, values: (_, splits) => splits.map((ms) => latencyText(ms)) },
    ],
    series: [
      {},
      ...shape.colors.map((color) => ({
        stroke: color,
        fill: shape.stacked ? color : undefined,
        width: shape.stacked ? 0 : 1.5,
        points: { show: false },
        spanGaps: false,
      })),
    ],
    bands: shape.stacked
      ? shape.colors.slice(1).map((_, index) => ({ series: [index + 2, index + 1] as [number, number] }))
      : [],
    cursor: { y: false, points: { show: !shape.stacked, size: 6 }, drag: { x: false, y: false } },
    hooks: {
      drawClear: [(chart) => shade(chart, shape.outages)],
      setCursor: [(chart) => shape.onPoint(chart.cursor.idx ?? null)],
    },
  }
}
