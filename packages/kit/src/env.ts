/** Reading the environment. Only files named `env.ts` call this; programs refuse to start on a bad value. */
import { z } from "zod"

/** Thrown with one sentence per bad variable, each naming it; the value itself is not repeated, it may be a secret. */
export class EnvError extends Error {
  override readonly name = "EnvError"
}

/** Parses `source` by `schema`. An empty variable counts as not set. */
export const readEnv = <S extends z.ZodObject>(schema: S, source: Record<string, string | undefined>): z.output<S> => {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""))
  const parsed = schema.safeParse(set)
  if (parsed.success) return parsed.data
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)
  throw new EnvError(`The environment is not usable.\n  ${sentences.join("\n  ")}`)
}

/** Building blocks for `env.ts` schemas. Each variable has `.meta({ description })`; `infra/env.example` is made of it. */
export const envFlag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0"], { error: "must be true or false" })
    .transform((value) => value === "true" || value === "1")
    .prefault(fallback ? "true" : "false")

export const envNumber = (fallback: number, range: { min: number; max: number }) =>
  z.coerce
    .number({ error: "must be a number" })
    .int({ error: "must be a whole number" })
    .min(range.min, { error: `must be at least ${range.min}` })
    .max(range.max, { error: `must be at most ${range.max}` })
    .prefault(fallback)

export const envUrl = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
    error: `must be an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(" or ")}`,
  })
