import { randomBytes } from "node:crypto"
import { hostname } from "node:os"
import { envFlag, envNumber, envUrl, readEnv } from "@nightjar/kit/env"
import { mailVariables } from "@nightjar/mail/variables"
import { paymentsVariables } from "@nightjar/payments/variables"
import { z } from "zod"

const databaseUrl = envUrl("postgres", "postgresql")

export const schema = z.object({
  DATABASE_URL: databaseUrl.meta({ description: "PostgreSQL 15 to 18. Any login; it is never used as itself." }),
  DATABASE_WORKER_URL: databaseUrl.optional().meta({ description: "The login of workers. DATABASE_URL unless set." }),
  DATABASE_OWNER_URL: databaseUrl.optional().meta({ description: "The login that migrates. DATABASE_URL unless set." }),
  DATABASE_DIRECT_URL: databaseUrl
    .optional()
    .meta({ description: "The same database past a pooler, for LISTEN. DATABASE_URL unless set." }),
  REDIS_URL: envUrl("redis", "rediss")
    .optional()
    .meta({ description: "Redis 6 or newer, for liveliness. Without it PostgreSQL carries the whispers." }),
  WORKER_ID: z
    .string()
    .optional()
    .meta({ description: "Names this worker. Host name and four random letters unless set." }),
  WORKER_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: "may hold letters a to z, digits and hyphens, 40 at most" })
    .prefault("default")
    .meta({ description: "Where this worker stands; it runs what is scheduled there." }),
  WORKER_BATCH_SIZE: envNumber(200, { min: 1, max: 2_000 }).meta({
    description: "Slots that one claim takes at most.",
  }),
  WORKER_CONCURRENCY: envNumber(1_000, { min: 4, max: 20_000 }).meta({ description: "Checks in flight at most." }),
  WORKER_POLL_INTERVAL: envNumber(250, { min: 20, max: 10_000 }).meta({
    description: "Milliseconds between claims while nothing is due.",
  }),
  WORKER_HEARTBEAT_INTERVAL: envNumber(1_000, { min: 200, max: 2_000 }).meta({
    description: "Milliseconds between signs of life; after 3 s without one, claims are freed.",
  }),
  WORKER_HEALTH_PORT: envNumber(3002, { min: 0, max: 65_535 }).meta({
    description: "The port of the worker's /health, /ready, /status and /metrics; 0 takes a free one.",
  }),
  HOST: z.string().prefault("127.0.0.1").meta({ description: "The address to listen on." }),
  PORT: envNumber(3000, { min: 0, max: 65_535 }).meta({ description: "The port to listen on; 0 takes a free one." }),
  PUBLIC_URL: envUrl("http", "https")
    .optional()
    .meta({ description: "How browsers reach the apex. http://TENANT_DOMAIN:PORT unless set." }),
  MULTI_TENANT: envFlag(true).meta({
    description: "false: one workspace, served on whatever host name or address is asked.",
  }),
  TENANT_DOMAIN: z.string().prefault("localhost").meta({ description: "Workspaces are served on its subdomains." }),
  ...mailVariables,
  ...paymentsVariables,
  ENCRYPTION_KEYS: z
    .string()
    .regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, {
      error: "must be id:base64 of 32 bytes, comma separated, newest first",
    })
    .meta({ description: "Seals secrets at rest: id:base64 of 32 bytes, comma separated, newest first." }),
  EGRESS: z
    .enum(["hosted", "private"], { error: "must be hosted or private" })
    .prefault("hosted")
    .meta({ description: "hosted: only globally reachable targets are checked. private: also those of this network." }),
  EGRESS_ALLOW: z
    .string()
    .optional()
    .meta({ description: "Opens more in hosted mode: 10.0.0.0/8, 127.0.0.1:8443, [fd00::1]:443, comma separated." }),
  CONTROL_TARGETS: z
    .string()
    .regex(/^\s*[^\s,]+:\d{1,5}(\s*,\s*[^\s,]+:\d{1,5})*\s*$/, { error: "must be host:port, comma separated" })
    .optional()
    .meta({
      description:
        "host:port, comma separated: asked when suddenly much fails, and if none answers it was our network.",
    }),
  OPERATOR_TOKEN: z
    .string()
    .min(16, { error: "must have at least 16 characters" })
    .optional()
    .meta({ description: "Opens /metrics. Without it nobody may read them." }),
  EXPORT_DIR: z.string().min(1).optional().meta({
    description:
      "A folder. Before heartbeats are removed, because a plan keeps them no longer, they are written there.",
  }),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
    .prefault("info")
    .meta({ description: "The least severe lines that are logged." }),
})

export type WorkerEnv = z.output<typeof schema> & { WORKER_ID: string }

export const readWorkerEnv = (): WorkerEnv => {
  const env = readEnv(schema, process.env)
  return { ...env, WORKER_ID: env.WORKER_ID ?? `${hostname()}-${randomBytes(2).toString("hex")}` }
}

export const readRebuildEnv = () =>
  readEnv(schema.pick({ DATABASE_URL: true, DATABASE_WORKER_URL: true, DATABASE_OWNER_URL: true }), process.env)
