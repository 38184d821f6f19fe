// @ts-check
/** What a person sees while it starts: one line a step. In a terminal it turns and counts; elsewhere it is printed once done. */
import { styleText } from "node:util"

const frames = ["◐", "◓", "◑", "◒"]

/** @typedef {ReturnType<typeof createProgress>} Progress */

/** @param {NodeJS.WriteStream} out */
export const createProgress = (out) => {
  const live = out.isTTY === true
  const paint = painter(out)
  const line = (/** @type {string} */ mark, /** @type {string} */ label, /** @type {number} */ began) => {
    const ms = Date.now() - began
    return `  ${mark} ${label.padEnd(34)}${ms < 100 ? "" : paint("dim", `${(ms / 1000).toFixed(1)} s`)}`
  }
  return {
    paint,
    /**
     * @template T
     * @param {string} label
     * @param {() => Promise<T>} work
     */
    async step(label, work) {
      const began = Date.now()
      let frame = 0
      const turn = () => out.write(`\r\x1b[2K${line(paint("cyan", frames[frame++ % 4] ?? ""), label, began)}`)
      const timer = live ? setInterval(turn, 120) : undefined
      if (live) turn()
      const finish = (/** @type {string} */ mark) => {
        clearInterval(timer)
        out.write(`${live ? "\r\x1b[2K" : ""}${line(mark, label, began)}\n`)
      }
      try {
        const result = await work()
        finish(paint("green", "●"))
        return result
      } catch (error) {
        finish(paint("red", "■"))
        throw error
      }
    },
    /** @param {string} text */
    say: (text) => out.write(`${text}\n`),
  }
}

/**
 * Colours only where they are seen: a terminal, and NO_COLOR unset.
 * @param {NodeJS.WriteStream} out
 * @returns {(style: "dim" | "bold" | "red" | "green" | "cyan" | "yellow", text: string) => string}
 */
const painter = (out) => (style, text) => (out.hasColors?.() ? styleText(style, text) : text)
