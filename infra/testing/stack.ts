/** Global set-up of project `browser`: the whole stack as `npm start` starts it, in a fresh data folder on free ports. */
import type { TestProject } from "vitest/node"
import type { Ready } from "../launcher/launch.mjs"
import { findProgram } from "../launcher/redis.mjs"
import { startNightjar } from "./nightjar.ts"
import { temporaryFolder } from "./temporary-folder.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The running stack, as its `ready.json` tells. */
    stack: Ready
    /** The Chromium to start. */
    chromium: string
  }
}

export const setup = async (project: TestProject) => {
  const chromium = findProgram(["chromium", "chromium-browser", "google-chrome"], process.env.PATH ?? "")
  if (!chromium) throw new Error("No Chromium is on PATH: `npm test` installs one on Debian, or install it yourself.")
  const folder = temporaryFolder()
  const nightjar = await startNightjar({ folder: folder.path })
  project.provide("stack", nightjar.ready)
  project.provide("chromium", chromium)
  return async () => {
    await nightjar.stop()
    folder.remove()
  }
}
