import { isTest } from "./law.ts"
import type { Tree } from "./tree.ts"

/** Figures to watch, not to game: lines of the middle file and of the one that is longer than nine in ten. */
export const fileFigures = (tree: Tree): string => {
  const lines = [...tree.code.values()].filter((file) => !isTest(file.path)).map((file) => file.lines)
  lines.sort((a, b) => a - b)
  const at = (share: number) => lines[Math.floor(share * (lines.length - 1))] ?? 0
  return `median ${at(0.5)} lines, p90 ${at(0.9)}`
}
