/** One JSON line an event, for machines; field names that may hold secrets are never printed. */
import { type DestinationStream, type Logger, pino } from "pino"

export type Log = Logger

const hidden = ["password", "token", "secret", "apiKey", "authorization", "cookie", "databaseUrl"]

/** A failed statement's error repeats its values: hashes, e-mail addresses, what customers wrote. Its SQL is enough. */
const withoutValues = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error
  const values = valuesIn(error)
  const { params, ...told } = pino.stdSerializers.err(error) as Record<string, unknown>
  const clean = (text: unknown) =>
    typeof text === "string" ? values.reduce((left, value) => left.replaceAll(value, ""), text) : text
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, clean(value)]))
}

/** As Drizzle writes them into its message; an error's message holds those of its causes. */
const valuesIn = (error: unknown): string[] => {
  if (!(error instanceof Error)) return []
  const { params } = error as { params?: unknown }
  return [...(Array.isArray(params) ? [`\nparams: ${params}`] : []), ...valuesIn(error.cause)]
}

/** @param to where lines go; the standard output unless told */
export const createLog = (options: { level: string; program: string }, to?: DestinationStream): Log => {
  const settings = {
    level: options.level,
    base: { program: options.program },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
  }
  return to ? pino(settings, to) : pino(settings)
}

export const silentLog: Log = pino({ level: "silent" })
