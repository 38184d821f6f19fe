import type { State } from "./state.ts"

/** One rectangle of a bar, as shares of the bar's height counted from the top. */
export interface Piece {
  top: number
  height: number
  faint?: boolean
}

const body = { top: 0.14, height: 0.72 }
const faintBody = { ...body, faint: true }

/** The silhouette of a state in a bar: each differs from the others without its colour, and only down touches both edges. */
const silhouettes: Record<State, Piece[]> = {
  up: [body],
  degraded: [faintBody, { top: 0.5, height: 0.36 }],
  down: [{ top: 0, height: 1 }],
  confirming: [
    { top: 0.14, height: 0.18 },
    { top: 0.41, height: 0.18 },
    { top: 0.68, height: 0.18 },
  ],
  maintenance: [faintBody, { top: 0.34, height: 0.32 }],
  no_data: [{ top: 0.44, height: 0.12 }],
  paused: [
    { top: 0.34, height: 0.1 },
    { top: 0.56, height: 0.1 },
  ],
}

/** @param covered share of the time that was really watched; an up bar is solid only that far. */
export const barPieces = (state: State, covered = 1): Piece[] => {
  if (state !== "up" || covered >= 1) return silhouettes[state]
  const height = body.height * Math.max(0, covered)
  return [faintBody, { top: body.top + body.height - height, height }]
}

/** Where column `index` of `count` stands, in percent of the width; a third of each column is the gap after it. */
export const columnBox = (index: number, count: number) => {
  const slot = 100 / count
  return { x: slot * index + slot / 6, width: (slot * 2) / 3 }
}

/** The column under a pointer `offset` pixels from the left of something `width` pixels wide. */
export const columnAt = (offset: number, width: number, count: number): number =>
  Math.min(count - 1, Math.max(0, Math.floor((offset / width) * count)))

/** The newest `count`, with `null` in front where there are fewer. */
export const newest = <T>(items: readonly T[], count: number): (T | null)[] => {
  const tail = items.slice(-count)
  return [...Array<null>(count - tail.length).fill(null), ...tail]
}
