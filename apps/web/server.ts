/** The web program: owns the port, answers what must be quick or long itself, and leaves pages to Next. */
import "./src/document/storage.ts"
import { EnvError } from "@nightjar/kit/env"
import { messageOf } from "@nightjar/kit/error"
import { onStop } from "@nightjar/kit/lifeline"
import { createLog } from "@nightjar/kit/log"
import { readWebEnv } from "./src/env.ts"
import { openHouse } from "./src/house.ts"
import { listen } from "./src/listen.ts"
import { preparePages } from "./src/pages.ts"
import { webOf } from "./src/web-of.ts"
import { provideWeb } from "./src/wiring.ts"

const start = async () => {
  const env = readWebEnv()
  const log = createLog({ level: env.LOG_LEVEL, program: "web" })
  const house = await openHouse(env, log)
  provideWeb(webOf(house))
  const pages = await preparePages(env)
  const server = await listen(house, pages)
  log.info({ host: env.HOST, port: server.port, bus: house.wiring.bus.name }, "listening")

  onStop(async (reason) => {
    log.info({ reason }, "stopping")
    await server.close()
    await pages.close()
    await house.close()
    process.exit(0)
  })
}

start().catch((error) => {
  const log = createLog({ level: "info", program: "web" })
  if (error instanceof EnvError) log.fatal(error.message)
  else log.fatal({ err: error }, messageOf(error))
  process.exit(1)
})
