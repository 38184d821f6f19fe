/** `node packages/worker/dist/main.mjs [--lifeline]` */
import { EnvError } from "@nightjar/kit/env"
import { messageOf } from "@nightjar/kit/error"
import { onStop } from "@nightjar/kit/lifeline"
import { createLog } from "@nightjar/kit/log"
import { readWorkerEnv } from "./env.ts"
import { runProgram } from "./program.ts"

try {
  const env = readWorkerEnv()
  const log = createLog({ level: env.LOG_LEVEL, program: env.WORKER_ID })
  const program = await runProgram(env, log)
  onStop((reason) => {
    log.info({ reason }, "stopping")
    void program.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "the stop was not clean")
        process.exit(1)
      },
    )
  })
} catch (error) {
  process.stderr.write(`${error instanceof EnvError ? error.message : `The worker cannot run: ${messageOf(error)}`}\n`)
  process.exit(1)
}
