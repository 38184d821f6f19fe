import { envFlag, envUrl, readEnv } from "@nightjar/kit/env"
import { z } from "zod"

export const schema = z.object({
  DATABASE_URL: envUrl("postgres", "postgresql").meta({
    description: "PostgreSQL 15 to 18. Any login; it is never used as itself.",
  }),
  DATABASE_OWNER_URL: envUrl("postgres", "postgresql")
    .optional()
    .meta({ description: "The login that migrates. DATABASE_URL unless set." }),
})

export const readDrizzleEnv = () => readEnv(schema, process.env)

const seedSchema = schema.extend({
  ENCRYPTION_KEYS: z.string({ error: "must be set: id:base64 of 32 bytes" }),
  WEATHER_URL: envUrl("http"),
  MULTI_TENANT: envFlag(true),
})

export const readSeedEnv = () => readEnv(seedSchema, process.env)
