import { envFlag, envNumber, envUrl, readEnv } from "@nightjar/kit/env"
import { mailVariables } from "@nightjar/mail/variables"
import { paymentsVariables } from "@nightjar/payments/variables"
import { z } from "zod"

const hostName = z
  .string()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, { error: "must be a host name in lower case, without port" })

export const schema = z.object({
  DATABASE_URL: envUrl("postgres", "postgresql").meta({
    description: "PostgreSQL 15 to 18. Any login; it is never used as itself.",
  }),
  DATABASE_DIRECT_URL: envUrl("postgres", "postgresql")
    .optional()
    .meta({ description: "The same database past a pooler, for LISTEN. DATABASE_URL unless set." }),
  DATABASE_POOL_MAX: envNumber(10, { min: 1, max: 500 }).meta({
    description: "Connections that this process opens at most.",
  }),
  REDIS_URL: envUrl("redis", "rediss")
    .optional()
    .meta({ description: "Redis 6 or newer, for liveliness. Without it PostgreSQL carries the whispers." }),
  HOST: z.string().prefault("127.0.0.1").meta({ description: "The address to listen on." }),
  PORT: envNumber(3000, { min: 0, max: 65_535 }).meta({ description: "The port to listen on; 0 takes a free one." }),
  PUBLIC_URL: envUrl("http", "https")
    .optional()
    .meta({ description: "How browsers reach the apex. http://TENANT_DOMAIN:PORT unless set." }),
  MULTI_TENANT: envFlag(true).meta({
    description: "false: one workspace, served on whatever host name or address is asked.",
  }),
  TENANT_DOMAIN: hostName.prefault("localhost").meta({ description: "Workspaces are served on its subdomains." }),
  STATUS_DOMAIN: hostName
    .prefault("status.localhost")
    .meta({ description: "Status pages are served on its subdomains. In production another registrable domain." }),
  SIGNUP: z
    .enum(["open", "invite", "closed"], { error: "must be open, invite or closed" })
    .prefault("open")
    .meta({ description: "Who may start a workspace." }),
  ...mailVariables,
  ...paymentsVariables,
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, {
      error: "must be id:base64 of 32 bytes, comma separated, newest first",
    })
    .meta({ description: "Seals secrets at rest: id:base64 of 32 bytes, comma separated, newest first." }),
  OPERATOR_TOKEN: z
    .string()
    .min(16, { error: "must have at least 16 characters" })
    .optional()
    .meta({ description: "Opens /metrics. Without it nobody may read them." }),
  TRUST_PROXY: envNumber(0, { min: 0, max: 10 }).meta({
    description: "How many proxies stand in front; the caller's address is taken from X-Forwarded-For accordingly.",
  }),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .prefault("info")
    .meta({ description: "The least severe lines that are logged." }),
  NODE_ENV: z
    .enum(["production", "development", "test"])
    .prefault("production")
    .meta({ description: "development builds pages as they are asked for." }),
})

export type WebEnv = z.output<typeof schema>

export const readWebEnv = () => readEnv(schema, process.env)
