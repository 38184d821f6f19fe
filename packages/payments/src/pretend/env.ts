import { readEnv } from "@nightjar/kit/env"
import { z } from "zod"

const schema = z.object({ STRIPE_SECRET_KEY: z.string(), STRIPE_WEBHOOK_SECRET: z.string() })

export const readPretendEnv = () => readEnv(schema, process.env)
