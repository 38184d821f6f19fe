#!/usr/bin/env node
/** `nightjar monitors list|create|watch` and `nightjar incidents list|acknowledge`. Exit codes: 0 done, 1 refused or failed, 2 not understood. */
import { parseArgs } from "node:util"
import { messageOf } from "@nightjar/kit/error"
import { createClient } from "./client.ts"
import {
  acknowledgeIncident,
  createMonitor,
  listIncidents,
  listMonitors,
  Misunderstood,
  type Output,
  watchMonitors,
} from "./commands.ts"
import { readCliEnv } from "./env.ts"

const help = `nightjar monitors list [--search TEXT] [--state down,degraded]
nightjar monitors create URL [--name NAME] [--interval SECONDS]
nightjar monitors watch
nightjar incidents list [--search MONITOR] [--all]
nightjar incidents acknowledge ID

  --url ADDRESS   where Nightjar answers (NIGHTJAR_URL, http://localhost:3000)
  --key KEY       an API key from Settings → API keys (NIGHTJAR_KEY)
  --json          one JSON value a line
`

const commands: Record<string, Record<string, typeof listMonitors>> = {
  monitors: { list: listMonitors, create: createMonitor, watch: watchMonitors },
  incidents: { list: listIncidents, acknowledge: acknowledgeIncident },
}

const output = (json: boolean): Output => ({
  say: (text) => void (json || process.stdout.write(`${text}\n`)),
  data: (value) => void (json && process.stdout.write(`${JSON.stringify(value)}\n`)),
})

const run = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string" },
      key: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      search: { type: "string" },
      state: { type: "string" },
      name: { type: "string" },
      interval: { type: "string" },
      all: { type: "boolean", default: false },
    },
  })
  const [noun, verb = "", ...rest] = positionals
  if (values.help || !noun) return void process.stdout.write(help)
  const command = commands[noun]?.[verb]
  if (!command) throw new Misunderstood(`There is no "nightjar ${positionals.join(" ")}".`)
  const env = readCliEnv()
  const apiKey = values.key ?? env.NIGHTJAR_KEY
  if (!apiKey) throw new Misunderstood("No API key: set NIGHTJAR_KEY, or give --key.")
  const stopped = new AbortController()
  process.once("SIGINT", () => stopped.abort())
  const client = createClient({ url: values.url ?? env.NIGHTJAR_URL, apiKey })
  await command(client, { ...values, rest }, output(values.json), stopped.signal)
}

try {
  await run()
} catch (error) {
  const misunderstood =
    error instanceof Misunderstood || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")
  process.stderr.write(`${messageOf(error)}\n${misunderstood ? `\n${help}` : ""}`)
  process.exitCode = misunderstood ? 2 : 1
}
