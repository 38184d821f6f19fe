import type { State } from "./state.ts"

/** One rectangle of a bar, in percent of the bar's height counted from the top. */
export interface Piece {
  top: number
  height: number
  faint?: boolean
}

const body = { top: 14, height: 72 }
const faintBody = { ...body, faint: true }

/** The silhouette of a state in a bar: each differs from the others without its colour, and only down touches both edges. */
const silhouettes: Record<State, Piece[]> = {
  up: [body],
  degraded: [faintBody, { top: 50, height: 36 }],
  down: [{ top: 0, height: 100 }],
  confirming: [
    { top: 14, height: 18 },
    { top: 41, height: 18 },
    { top: 68, height: 18 },
  ],
  maintenance: [faintBody, { top: 34, height: 32 }],
  no_data: [{ top: 44, height: 12 }],
  paused: [
    { top: 34, height: 10 },
    { top: 56, height: 10 },
  ],
}

const rounded = (percent: number) => Number(percent.toFixed(2))

/** @param covered share of the time that was really watched, 0…1; an up bar is solid only that far. */
export const barPieces = (state: State, covered = 1): Piece[] => {
  if (state !== "up" || covered >= 1) return silhouettes[state]
  const height = rounded(body.height * Math.max(0, covered))
  return [faintBody, { top: body.top + body.height - height, height }]
}

/** Where column `index` of `count` stands, in percent of the width; a third of each column is the gap around it. */
export const columnBox = (index: number, count: number) => {
  const slot = 100 / count
  return { x: rounded(slot * index + slot / 6), width: rounded((slot * 2) / 3) }
}

/** The column under a pointer `offset` pixels from the left of something `width` pixels wide. */
export const columnAt = (offset: number, width: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor((offset / width) * count)))

/** The newest `count`, with `null` in front where there are fewer. */
export const newest = <T>(items: readonly T[], count: number): (T | null)[] => {
  const tail = items.slice(-count)
  return [...Array<null>(count - tail.length).fill(null), ...tail]
}
