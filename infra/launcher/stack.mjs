// @ts-check
import { EventEmitter } from "node:events"
import { readLog, tail } from "./log-file.mjs"
import { diskFull, Problem, tellsDiskFull } from "./problem.mjs"
import { startProgram } from "./program.mjs"
import { until } from "./wait.mjs"

/** @typedef {import("./program.mjs").Program} Program */
/** @typedef {import("./program.mjs").Running} Running */
/**
 * @typedef {object} Staying what a program that stays is asked besides
 * @property {() => unknown} ready answers truthy when it serves
 * @property {() => unknown} [prepare] comes before every start
 * @property {boolean} [store] others write to it, so it stops last
 */
/** @typedef {Program & Staying} Member */

const readyMs = 60_000
/** Together under five seconds: programs first, then what they write to. */
const patience = { programMs: 2_500, storeMs: 2_000 }
/** A member that died is started again after a second, and twice as long each time it dies young. */
const restart = { firstMs: 1_000, mostMs: 30_000, youngMs: 60_000 }

/** Everything that runs, started one by one and stopped together. */
export class Stack {
  /** @type {Set<Running>} */
  #running = new Set()
  #stopping = false
  /** `change` when a process was started or is gone, `restart` with a member and the milliseconds until then */
  events = new EventEmitter()
  #dataFolder

  /** @param {string} dataFolder named when the disk is full */
  constructor(dataFolder) {
    this.#dataFolder = dataFolder
  }

  get processes() {
    return [...this.#running].map(({ program, pid }) => ({ name: program.name, pid }))
  }

  /**
   * Runs a command to its end and gives its output back. Throws a Problem with the end of its log when it fails.
   * @param {Program} program
   */
  async run(program) {
    const running = this.#start(program)
    const { code } = await running.ended
    const output = readLog(program.log)
    if (code !== 0) throw this.#problemOf(program, output)
    return output
  }

  /**
   * Starts a member and resolves when it is ready. From then on it is started again should it die.
   * @param {Member} member
   * @param {number} [waitedMs] how long this start was put off
   */
  async start(member, waitedMs = 0) {
    const began = Date.now()
    await member.prepare?.()
    const running = this.#start(member)
    const ready = await until(() => (running.alive() ? member.ready() : "dead"), { ms: readyMs })
    if (!running.alive()) throw this.#problemOf(member, readLog(member.log))
    if (!ready) {
      await running.stop(patience.programMs)
      throw new Problem(`${member.name} did not become ready; its log is ${member.log}.`, tail(readLog(member.log)))
    }
    running.ended.then(() => this.#revive(member, Date.now() - began < restart.youngMs ? waitedMs : 0))
  }

  /** Stops everything; resolves when nothing is left. */
  async stop() {
    this.#stopping = true
    const isStore = (/** @type {Running} */ { program }) => "store" in program && program.store === true
    const all = [...this.#running]
    await Promise.all(all.filter((one) => !isStore(one)).map((one) => one.stop(patience.programMs)))
    await Promise.all(all.filter(isStore).map((one) => one.stop(patience.storeMs)))
  }

  /** Stops nothing in order: for a second Ctrl-C. */
  kill() {
    this.#stopping = true
    for (const running of this.#running) running.stop(0)
  }

  /** @param {Program} program */
  #start(program) {
    if (this.#stopping) throw new Problem("Stopped.")
    const running = startProgram(program)
    this.#running.add(running)
    this.events.emit("change")
    running.ended.then(() => {
      this.#running.delete(running)
      this.events.emit("change")
    })
    return running
  }

  /**
   * Until it stands again: the database of the user may be away for a while.
   * @param {Member} member
   * @param {number} waitedMs before it was started the last time; 0 when it has lived since
   */
  #revive(member, waitedMs) {
    if (this.#stopping) return
    const afterMs = Math.min(waitedMs * 2 || restart.firstMs, restart.mostMs)
    this.events.emit("restart", member, afterMs)
    setTimeout(() => {
      if (!this.#stopping) this.start(member, afterMs).catch(() => this.#revive(member, afterMs))
    }, afterMs)
  }

  /** @param {Program} program @param {string} output */
  #problemOf(program, output) {
    if (tellsDiskFull(output)) return diskFull(this.#dataFolder)
    return new Problem(`${program.name} ended early; its log is ${program.log}.`, tail(output))
  }
}
