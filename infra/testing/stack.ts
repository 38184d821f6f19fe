/** Global set-up of project `browser`: the whole stack as `npm start` starts it, in a fresh data folder on free ports. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { day } from "@nightjar/kit/time"
import { createIdentity, type Identity } from "@nightjar/weather/certificate"
import type { TestProject } from "vitest/node"
import { programsOf } from "../bench/processes.ts"
import { identityOf, isAlive, signal } from "../launcher/identity.mjs"
import type { Ready } from "../launcher/launch.mjs"
import { findProgram } from "../launcher/redis.mjs"
import { until } from "../launcher/wait.mjs"
import { startNightjar } from "./nightjar.ts"
import { temporaryFolder } from "./temporary-folder.ts"

/** PEM. */
export interface Certificate {
  key: string
  certificate: string
}

declare module "vitest" {
  interface ProvidedContext {
    /** The running stack, as its `ready.json` tells. */
    stack: Ready
    /** Where it keeps its data. */
    stackFolder: string
    /** The Chromium to start. */
    chromium: string
    /** Of 127.0.0.1 and localhost, by an authority that the stack trusts. */
    certificates: { valid: Certificate; expired: Certificate }
  }
}

export const setup = async (project: TestProject) => {
  const chromium = findProgram(["chromium", "chromium-browser", "google-chrome"], process.env.PATH ?? "")
  if (!chromium) throw new Error("No Chromium is on PATH: `npm test` installs one on Debian, or install it yourself.")
  const folder = temporaryFolder()
  const { authority, valid, expired } = createCertificates(Date.now())
  const trusted = join(folder.path, "authority.pem")
  writeFileSync(trusted, authority.certificate)
  const nightjar = await startNightjar({ folder: folder.path, env: { NODE_EXTRA_CA_CERTS: trusted, ...recording } })
  project.provide("stack", nightjar.ready)
  project.provide("stackFolder", folder.path)
  project.provide("chromium", chromium)
  project.provide("certificates", { valid: asText(valid), expired: asText(expired) })
  return async () => {
    if (recorded) await endSlowly(folder.path)
    await nightjar.stop()
    folder.remove()
  }
}

/** Where programs record which of their lines ran, when `npm test` asks for it. */
const recorded = process.env.PROGRAM_COVERAGE
const recording: Record<string, string> = recorded ? { NODE_V8_COVERAGE: recorded } : {}

/** Writing the record takes longer than a stop gives; the launcher would start them again, were it not stopped next. */
const endSlowly = async (folder: string) => {
  const { web, worker } = programsOf(folder)
  for (const pid of [web!, worker!]) {
    const identity = identityOf(pid)
    signal(pid, "SIGTERM")
    await until(() => !isAlive(identity), { ms: 30_000 })
  }
}

const createCertificates = (now: number) => {
  const between = (from: number, to: number) => ({ validFrom: new Date(now + from), validTo: new Date(now + to) })
  const authority = createIdentity({ name: "Nightjar tests", authority: true, ...between(-60 * day, 60 * day) })
  const signed = { name: "localhost", issuer: authority, hosts: ["localhost", "127.0.0.1"] }
  return {
    authority,
    valid: createIdentity({ ...signed, ...between(-day, 30 * day) }),
    expired: createIdentity({ ...signed, ...between(-30 * day, -day) }),
  }
}

const asText = ({ key, certificate }: Identity): Certificate => ({
  key: key.export({ type: "pkcs8", format: "pem" }).toString(),
  certificate,
})
