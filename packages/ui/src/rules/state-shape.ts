import type { State } from "./state.ts"

/** A state's shape as path data in a 16 × 16 box. Both paths are drawn in the state's colour. */
export interface StateShape {
  fill?: string
  stroke?: string
  dash?: string
}

export const strokeWidth = 1.75
const ring = "M2.75 8a5.25 5.25 0 1 0 10.5 0a5.25 5.25 0 1 0-10.5 0z"

export const stateShapes: Record<State, StateShape> = {
  up: { fill: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z" },
  degraded: { stroke: ring, fill: "M8 2.5a5.5 5.5 0 0 0 0 11z" },
  down: {
    fill: "M3.75 2.25h8.5a1.5 1.5 0 0 1 1.5 1.5v8.5a1.5 1.5 0 0 1-1.5 1.5h-8.5a1.5 1.5 0 0 1-1.5-1.5v-8.5a1.5 1.5 0 0 1 1.5-1.5z",
  },
  // Eight dashes: the ring is 2π · 5.25 = 32.99 long.
  confirming: { stroke: ring, dash: "2.6 1.524" },
  maintenance: { fill: "M8 .9 15.1 8 8 15.1.9 8z" },
  no_data: { stroke: ring },
  paused: {
    fill: "M4 2.5h2a.5.5 0 0 1 .5.5v10a.5.5 0 0 1-.5.5h-2a.5.5 0 0 1-.5-.5v-10a.5.5 0 0 1 .5-.5zM10 2.5h2a.5.5 0 0 1 .5.5v10a.5.5 0 0 1-.5.5h-2a.5.5 0 0 1-.5-.5v-10a.5.5 0 0 1 .5-.5z",
  },
}

/** The shape as a whole SVG document, for favicons and e-mails. `color` is any CSS colour without variables. */
export const stateSvg = (state: State, color: string): string => {
  const { fill, stroke, dash } = stateShapes[state]
  const outline =
    stroke &&
    `<path d="${stroke}" fill="none" stroke="${color}" stroke-width="${strokeWidth}"${dash ? ` stroke-dasharray="${dash}"` : ""}/>`
  const solid = fill && `<path d="${fill}" fill="${color}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${outline ?? ""}${solid ?? ""}</svg>`
}
