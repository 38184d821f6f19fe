/** The pretend Stripe as a program. Its first line on standard output tells where it listens, as JSON. */
import { parseArgs } from "node:util"
import { messageOf } from "@nightjar/kit/error"
import { onStop } from "@nightjar/kit/lifeline"
import { readPretendEnv } from "./env.ts"
import { startPretend } from "./pretend.ts"

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    webhook: { type: "string" },
    file: { type: "string" },
    lifeline: { type: "boolean", default: false },
  },
})

try {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = readPretendEnv()
  if (!values.webhook) throw new Error("say with --webhook where its events go")
  const pretend = await startPretend({
    port: Number(values.port),
    secretKey: STRIPE_SECRET_KEY,
    webhook: { url: values.webhook, secret: STRIPE_WEBHOOK_SECRET },
    file: values.file,
  })
  process.stdout.write(`${JSON.stringify({ listening: pretend.url })}\n`)
  onStop(() => void pretend.close().finally(() => process.exit(0)))
} catch (error) {
  process.stderr.write(`The pretend Stripe cannot start: ${messageOf(error)}.\n`)
  process.exit(1)
}
