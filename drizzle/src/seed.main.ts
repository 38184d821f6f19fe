/** `node drizzle/dist/seed.mjs`: its last line is JSON, `{ "demo": { tenant, email, password, apiKey } | null }`. */
import { messageOf } from "@nightjar/kit/error"
import { readSeedEnv } from "./env.ts"
import { seed } from "./seed.ts"

try {
  const env = readSeedEnv()
  const { DATABASE_URL: databaseUrl, ENCRYPTION_KEYS: encryptionKeys, WEATHER_URL: weatherUrl } = env
  // Where there is to be one tenant, it is its owner's to found.
  const demo = env.MULTI_TENANT ? await seed({ databaseUrl, encryptionKeys, weatherUrl }) : null
  process.stdout.write(`${JSON.stringify({ demo })}\n`)
} catch (error) {
  process.stderr.write(`The demo could not be planted: ${messageOf(error)}\n`)
  process.exitCode = 1
}
