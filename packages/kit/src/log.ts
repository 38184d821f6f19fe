/** One JSON line an event, for machines; field names that may hold secrets are never printed. */
import { type Logger, pino } from "pino"

export type Log = Logger

const hidden = ["password", "token", "secret", "apiKey", "authorization", "cookie", "databaseUrl"]

export const createLog = (options: { level: string; program: string }): Log =>
  pino({
    level: options.level,
    base: { program: options.program },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[secret]" },
  })

export const silentLog: Log = pino({ level: "silent" })
