/** What the kernel knows of a stack's processes: CPU and memory of each program with everything it started. Linux only. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { readJson } from "../launcher/files.mjs"

/** The kernel counts in hundredths of a second everywhere that Node runs (USER_HZ). */
const ticksPerSecond = 100

interface Process {
  pid: number
  parent: number
  /** Own time and that of children that are gone. */
  ticks: number
}

/** The programs of the stack in this data folder by name (`web`, `worker`, `PostgreSQL`, `Redis`, `weather`), and its launcher. */
export const programsOf = (folder: string): Record<string, number> => {
  const note: { pid: number; children: { name: string; pid: number }[] } = readJson(join(folder, "launcher.json"))
  return { launcher: note.pid, ...Object.fromEntries(note.children.map(({ name, pid }) => [name, pid])) }
}

/** CPU seconds, user and system, that a program and everything below it have used so far. */
export const cpuSeconds = (pid: number): number =>
  family(pid).reduce((sum, process) => sum + process.ticks, 0) / ticksPerSecond

/** Megabytes of memory, shared pages counted in parts, that a program and everything below it hold. */
export const memoryMb = (pid: number): number =>
  family(pid).reduce((sum, process) => sum + proportionalKb(process.pid), 0) / 1024

/** What a process was told by its environment. */
export const environmentOf = (pid: number) =>
  Object.fromEntries(
    readFileSync(`/proc/${pid}/environ`, "utf8")
      .split("\0")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  ) as NodeJS.ProcessEnv

/** When a process was started, Unix milliseconds. */
export const startedAt = (pid: number): number => {
  const boot = Number(/^btime (\d+)$/m.exec(readFileSync("/proc/stat", "utf8"))?.[1])
  return boot * 1000 + (Number(words(pid)[19]) * 1000) / ticksPerSecond
}

/** Sends a signal to a program and everything below it: SIGSTOP is a machine that hangs, SIGCONT its return. */
export const signalAll = (pid: number, signal: NodeJS.Signals): void => {
  for (const each of family(pid)) process.kill(each.pid, signal)
}

/** The program that a guard runs; null when it has not begun or is gone. */
export const childOf = (pid: number): number | null =>
  everyProcess().find((process) => process.parent === pid)?.pid ?? null

const family = (pid: number): Process[] => {
  const all = everyProcess()
  const below = (parent: number): Process[] =>
    all.filter((process) => process.parent === parent).flatMap((process) => [process, ...below(process.pid)])
  return [...all.filter((process) => process.pid === pid), ...below(pid)]
}

const everyProcess = (): Process[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const all = words(Number(name))
        const ticks = all.slice(11, 15).reduce((sum, each) => sum + Number(each), 0)
        return [{ pid: Number(name), parent: Number(all[1]), ticks }]
      } catch {
        return []
      }
    })

/** Of /proc/<pid>/stat, from the state on: the name before it may hold anything. */
const words = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ")

const proportionalKb = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0)
  } catch {
    return 0
  }
}
