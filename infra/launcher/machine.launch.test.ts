import { execFileSync } from "node:child_process"
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { cleanUp, failedStart, freshFolder, leftAfter, startStandIns } from "../testing/launching.ts"
import { startServers } from "../testing/servers.ts"
import { binariesIn } from "./postgres/binaries.mjs"

const isRoot = process.getuid?.() === 0

afterEach(cleanUp)

describe.runIf(isRoot)("as root", () => {
  it("keeps PostgreSQL's files where its user may go when a folder above is closed to others", async () => {
    const closed = freshFolder()
    chmodSync(closed, 0o700)
    const folder = join(closed, "data")
    const nightjar = await startStandIns({ folder })
    expect(lstatSync(join(folder, "postgres")).isSymbolicLink()).toBe(true)
    await nightjar.stop()
    const again = await startStandIns({ folder })
    expect(again.ready.demo?.apiKey).toBe(nightjar.ready.demo?.apiKey)
    await again.stop()
    rmSync(realpathSync(join(folder, "postgres")), { recursive: true })
  })

  it("says that the disk is full, and leaves nothing", async () => {
    const disk = freshFolder()
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", disk])
    try {
      const { code, output } = await failedStart({ folder: join(disk, "data") })
      expect(code).toBe(1)
      expect(output).toContain(`The disk that holds ${disk}/data is full: free some space there`)
      expect(await leftAfter(join(disk, "data"))).toEqual([])
    } finally {
      execFileSync("umount", [disk])
    }
  })

  it("runs for an ordinary user as well", async () => {
    const folder = join(freshFolder(), "data")
    mkdirSync(folder)
    chmodSync(join(folder, ".."), 0o755)
    chownSync(folder, 65_534, 65_534)
    const nightjar = await startStandIns({ folder, user: { uid: 65_534, gid: 65_534 } })
    expect(await nightjar.stop()).toBe(0)
    expect(await leftAfter(folder)).toEqual([])
  })
})

describe("a database of one's own", () => {
  const debian = "/usr/lib/postgresql/15/bin"

  it.runIf(existsSync(debian))("is used instead of the embedded one", async () => {
    const folder = freshFolder()
    const servers = await startServers(binariesIn(debian, 15))
    const env = { DATABASE_URL: servers.ownerUrl, REDIS_URL: servers.redisUrl }
    const nightjar = await startStandIns({ folder, env })
    expect(nightjar.ready).toMatchObject({ databaseUrl: servers.ownerUrl, bus: "redis" })
    expect(existsSync(join(folder, "postgres"))).toBe(false)
    await nightjar.stop()
    await servers.stop()
  })

  it("is named when it does not let Nightjar in", async () => {
    const env = { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" }
    const { code, output } = await failedStart({ folder: freshFolder(), env })
    expect(code).toBe(1)
    expect(output).toContain("The database at 127.0.0.1:1 does not let Nightjar in")
    expect(output).not.toContain("secret@")
  })
})
