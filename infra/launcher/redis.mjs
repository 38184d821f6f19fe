// @ts-check
import { randomBytes } from "node:crypto"
import { accessSync, constants, mkdirSync, writeFileSync } from "node:fs"
import { connect } from "node:net"
import { delimiter, join } from "node:path"
import { freePort } from "./ports.mjs"
import { guarded } from "./program.mjs"

/**
 * The first of these programs on PATH, as a full path, or null.
 * @param {string[]} names
 * @param {string} path
 */
export const findProgram = (names, path) => {
  const candidates = names.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name)))
  return candidates.find(isExecutable) ?? null
}

/** @param {string} file */
const isExecutable = (file) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * A private server on loopback as a member of a stack. It keeps nothing on disk: Postgres remembers, the bus whispers.
 * @param {{ program: string, folder: string, log: string, env: NodeJS.ProcessEnv }} options
 */
export const redisMember = async ({ program, folder, log, env }) => {
  const port = await freePort()
  const password = randomBytes(24).toString("base64url")
  const config = join(folder, "redis.conf")
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(
    config,
    [`bind 127.0.0.1`, `port ${port}`, `requirepass ${password}`, `dir ${folder}`, `save ""`, "appendonly no", ""].join(
      "\n",
    ),
    { mode: 0o600 },
  )
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    member: {
      name: "Redis",
      log,
      cwd: folder,
      env,
      store: true,
      command: guarded({ command: program, args: [config], stop: "SIGTERM" }),
      ready: () => accepts(port),
    },
  }
}

/** @param {number} port @returns {Promise<boolean>} */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1")
    const end = (/** @type {boolean} */ answer) => () => {
      socket.destroy()
      resolve(answer)
    }
    socket.once("connect", end(true)).once("error", end(false))
  })
