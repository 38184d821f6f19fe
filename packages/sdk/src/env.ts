import { envUrl, readEnv } from "@nightjar/kit/env"
import { z } from "zod"

export const cliSchema = z.object({
  NIGHTJAR_URL: envUrl("http", "https")
    .prefault("http://localhost:3000")
    .meta({ description: "Where Nightjar answers." }),
  NIGHTJAR_KEY: z.string().optional().meta({ description: "An API key, nj_…" }),
})

export const readCliEnv = () => readEnv(cliSchema, process.env)
