/** `infra/compose.yaml` and `infra/Dockerfile` as data, for tests: there is no Docker engine where these run. */
import { readFileSync } from "node:fs"
import { parse } from "yaml"

export interface Service {
  image?: string
  build?: { context: string; dockerfile: string; target: string }
  command?: string[]
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { test: string[] }
  profiles?: string[]
  ports?: string[]
  volumes?: string[]
}

interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const textOf = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8")

export const readCompose = (): Compose => parse(textOf("compose.yaml"), { merge: true })

/** The command of each target of the Dockerfile that has one. */
export const imageCommands = (): Record<string, string[]> =>
  Object.fromEntries(
    textOf("Dockerfile")
      .split(/^FROM /m)
      .flatMap((stage) => {
        const target = /^\S+ AS (\S+)/.exec(stage)?.[1]
        const command = /^CMD (\[.*\])$/m.exec(stage)?.[1]
        return target && command ? [[target, JSON.parse(command)]] : []
      }),
  )

/** `${NAME}`, `${NAME:-fallback}` and `${NAME:?why}` as compose fills them in. */
export const fillIn = (text: string, values: Record<string, string>): string =>
  text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, mark?: string, rest?: string) => {
    const value = values[name] ?? (mark === "-" ? rest : undefined)
    if (value === undefined) throw new Error(`${name} is not set: ${rest ?? "it has no fallback"}`)
    return value
  })
