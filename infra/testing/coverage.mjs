// @ts-check
/** Which lines of the product ran in a test run. Pure. */

/** Of lines, in percent, of `packages/*` and `apps/web/src` together. */
export const coverageGoal = 80

/** @typedef {Map<string, Set<number>>} RanLines lines by file, full paths, counted from 1 */
/** @typedef {{ statementMap: Record<string, { start: { line: number } }>, s: Record<string, number> }} FileReport istanbul's */
/**
 * @typedef {object} Coverage
 * @property {number} percent
 * @property {{ file: string, percent: number }[]} low files under the goal, the worst first
 */

/**
 * A line is one on which a statement begins; it ran when one of them did, in a test's own process or in a program.
 * @param {Record<string, FileReport>} files what ran in the tests' own processes, by full path
 * @param {RanLines} elsewhere what ran in the programs that tests started
 * @param {string} root taken off the files' names
 * @returns {Coverage}
 */
export const coverageOf = (files, elsewhere, root) => {
  const each = Object.entries(files).map(([path, { statementMap, s }]) => {
    const ids = Object.keys(statementMap)
    const lineOf = (/** @type {string} */ id) => statementMap[id]?.start.line ?? 0
    const ran = new Set(ids.filter((id) => (s[id] ?? 0) > 0 || elsewhere.get(path)?.has(lineOf(id))).map(lineOf))
    return { file: path.replace(`${root}/`, ""), lines: new Set(ids.map(lineOf)).size, ran: ran.size }
  })
  const sum = (/** @type {"lines" | "ran"} */ key) => each.reduce((total, file) => total + file[key], 0)
  return {
    percent: percentOf(sum("ran"), sum("lines")),
    low: each
      .map(({ file, lines, ran }) => ({ file, percent: percentOf(ran, lines) }))
      .filter(({ percent }) => percent < coverageGoal)
      .sort((one, other) => one.percent - other.percent),
  }
}

/** Floored, so that the goal is reached when it is. @param {number} part @param {number} whole */
const percentOf = (part, whole) => (whole === 0 ? 100 : Math.floor((part / whole) * 10_000) / 100)

/** @typedef {{ startOffset: number, endOffset: number, count: number }} Range */

/**
 * Which characters of a script ran: inner ranges say better than outer ones.
 * @param {number} length of the script
 * @param {Range[]} ranges V8's, of all its functions
 */
export const ranCharacters = (length, ranges) => {
  const ran = new Uint8Array(length).fill(1)
  const outerFirst = ranges.toSorted((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  for (const { startOffset, endOffset, count } of outerFirst) ran.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  return ran
}
