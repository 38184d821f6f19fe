/** Real servers for tests: a PostgreSQL without durability and a private Redis, in a folder that goes away with them. */
import { join } from "node:path"
import type { Binaries } from "../launcher/postgres/binaries.mjs"
import { postgresMember } from "../launcher/postgres/server.mjs"
import { findProgram, redisMember } from "../launcher/redis.mjs"
import { Stack } from "../launcher/stack.mjs"
import { temporaryFolder } from "./temporary-folder.ts"

export interface Servers {
  /** The owner's, of an empty database. */
  ownerUrl: string
  redisUrl: string
  stop(): Promise<void>
}

/** A test that ends with the machine has nothing to lose. */
const forgetful = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" }

/** @param binaries the embedded ones unless told. */
export const startServers = async (binaries?: Binaries): Promise<Servers> => {
  const { path: folder, remove } = temporaryFolder()
  const stack = new Stack(folder)
  const stop = async () => {
    await stack.stop()
    remove()
  }
  try {
    const { env } = process
    const postgres = await postgresMember({
      folder: join(folder, "postgres"),
      password: "nightjar",
      log: join(folder, "postgres.log"),
      env,
      binaries,
      settings: forgetful,
    })
    const program = findProgram(["redis-server", "valkey-server"], env.PATH ?? "")
    if (!program)
      throw new Error("No redis-server is on PATH: `npm test` installs one on Debian, or install it yourself.")
    const redis = await redisMember({ program, folder: join(folder, "redis"), log: join(folder, "redis.log"), env })
    await Promise.all([stack.start(postgres.member), stack.start(redis.member)])
    return { ownerUrl: postgres.url, redisUrl: redis.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
