/** `node drizzle/dist/migrate.mjs`: migrates and exits; the last line of its log says what it did. */
import { messageOf } from "@nightjar/kit/error"
import { createLog } from "@nightjar/kit/log"
import { readDrizzleEnv } from "./env.ts"
import { migrate } from "./migrate.ts"

const log = createLog({ level: "info", program: "migrate" })
try {
  const env = readDrizzleEnv()
  const result = await migrate(env.DATABASE_OWNER_URL ?? env.DATABASE_URL)
  log.info(result, "the database is up to date")
} catch (error) {
  log.fatal(messageOf(error))
  process.exitCode = 1
}
