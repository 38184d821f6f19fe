// @ts-check
/** Which lines ran in programs that tests started: Node's own records (`NODE_V8_COVERAGE`), traced back to the source. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { eachMapping, FlattenMap } from "@jridgewell/trace-mapping"
import { readJson } from "../launcher/files.mjs"
import { ranCharacters } from "./coverage.mjs"

/** @typedef {{ url: string, functions: { ranges: import("./coverage.mjs").Range[] }[] }} Script */

/**
 * @param {string} folder that Node wrote its records to
 * @returns {import("./coverage.mjs").RanLines}
 */
export const readProgramCoverage = (folder) => {
  /** @type {import("./coverage.mjs").RanLines} */
  const ran = new Map()
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    // A program that was killed while it wrote leaves half a record.
    /** @type {Script[]} */
    const scripts = readJson(join(folder, file))?.result ?? []
    for (const script of scripts.filter(isBuilt)) trace(script, ran)
  }
  return ran
}

/** What was built of our own source has its map beside it. @param {Script} script */
const isBuilt = ({ url }) =>
  url.startsWith("file:") && !url.includes("/node_modules/") && existsSync(`${fileURLToPath(url)}.map`)

/**
 * @param {Script} script
 * @param {import("./coverage.mjs").RanLines} ran is added to
 */
const trace = ({ url, functions }, ran) => {
  const path = fileURLToPath(url)
  const code = readFileSync(path, "utf8")
  const characters = ranCharacters(
    code.length,
    functions.flatMap(({ ranges }) => ranges),
  )
  const lineStarts = [0, ...[...code.matchAll(/\n/g)].map(({ index }) => index + 1)]
  eachMapping(
    FlattenMap(readJson(`${path}.map`), `${path}.map`),
    ({ source, originalLine, generatedLine, generatedColumn }) => {
      if (!source || !characters[(lineStarts[generatedLine - 1] ?? 0) + generatedColumn]) return
      const lines = ran.get(source) ?? new Set()
      ran.set(source, lines.add(originalLine))
    },
  )
}
