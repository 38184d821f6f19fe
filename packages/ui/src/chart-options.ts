import type UPlot from "uplot"
import type { Options } from "uplot"
import { resolveColor } from "./resolve-color.ts"
import { type State, stateTone } from "./rules/state.ts"
import { latencyText } from "./rules/time-text.ts"

/** A stretch of time that is shaded because the monitor was not up. */
export interface Shade {
  /** Unix milliseconds. */
  from: number
  until: number
  state: State
  /** How much of it, 0…1. */
  share: number
}

/** What draws the chart; all in Unix milliseconds, as the whole kit counts time. */
export interface ChartShape {
  width: number
  height: number
  range: readonly [from: number, until: number]
  /** From bottom to top: areas that stand on each other, and the lines above them. */
  areas: readonly string[]
  lines: readonly string[]
  shades: readonly Shade[]
  onPoint: (index: number | null) => void
}

/** Strengths of the accent, one a phase: phases are no states, so they get no colour of their own. */
export const areaColor = (index: number, count: number): string =>
  `color-mix(in oklab, var(--color-accent) ${Math.round(76 - (index / Math.max(1, count)) * 56)}%, var(--color-raised))`

const lineColors = ["var(--color-ink)", "var(--color-ink-faint)"]
export const lineColor = (index: number): string => lineColors[index % lineColors.length]!

/** Where a shade stands on the canvas; null where it is out of sight. */
const boxOf = (chart: UPlot, { from, until }: Shade): [left: number, width: number] | null => {
  const { bbox } = chart
  const left = Math.max(bbox.left, chart.valToPos(from, "x", true))
  const right = Math.min(bbox.left + bbox.width, chart.valToPos(until, "x", true))
  if (right <= bbox.left || left >= bbox.left + bbox.width) return null
  return [left, Math.max(right - left, 2 * devicePixelRatio)]
}

/** Behind everything a ground that tells how much of the time it was; over it a foot that tells that it was at all. */
const drawShades = (chart: UPlot, shades: readonly Shade[], part: "ground" | "foot") => {
  const { ctx, bbox } = chart
  const foot = 3 * devicePixelRatio
  ctx.save()
  for (const shade of shades) {
    const box = boxOf(chart, shade)
    if (!box) continue
    ctx.fillStyle = resolveColor(`var(--color-${stateTone(shade.state)})`)
    ctx.globalAlpha = part === "ground" ? 0.08 + 0.14 * shade.share : 1
    if (part === "ground") ctx.fillRect(box[0], bbox.top, box[1], bbox.height)
    else ctx.fillRect(box[0], bbox.top + bbox.height - foot, box[1], foot)
  }
  ctx.restore()
}

/** A line needs two points; one that stands alone is drawn as such. */
const alone = (chart: UPlot, seriesIndex: number): number[] => {
  const values = chart.data[seriesIndex]!
  const isMissing = (index: number) => values[index] === null || values[index] === undefined
  return Array.from(values, (_, index) => index).filter(
    (index) => !isMissing(index) && isMissing(index - 1) && isMissing(index + 1),
  )
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
      ...shape.areas.map((color) => ({ fill: color, width: 0, points: { show: false } })),
      ...shape.lines.map((color, index) => ({
        stroke: color,
        width: 1.5,
        ...(index > 0 ? { dash: [4, 3] } : {}),
        points: { show: true, size: 4, fill: color, filter: alone },
      })),
    ],
    bands: shape.areas.slice(1).map((_, index) => ({ series: [index + 2, index + 1] as [number, number] })),
    // On lines only: what an area ends at is a sum, and not what the readout tells.
    cursor: {
      y: false,
      points: { size: (_, index) => (index > shape.areas.length ? 7 : 0) },
      drag: { x: false, y: false },
    },
    hooks: {
      drawClear: [(chart) => drawShades(chart, shape.shades, "ground")],
      draw: [(chart) => drawShades(chart, shape.shades, "foot")],
      setCursor: [(chart) => shape.onPoint(chart.cursor.idx ?? null)],
    },
  }
}
