/** Global set-up of project `db`: real servers, and one migrated database that test files clone. */
import { migrate } from "@nightjar/drizzle/migrate"
import type { TestProject } from "vitest/node"
import "@nightjar/db/testing"
import type { Binaries } from "../launcher/postgres/binaries.mjs"
import { startServers } from "./servers.ts"

export const setUpDatabase = async (project: TestProject, binaries?: Binaries) => {
  const servers = await startServers(binaries)
  try {
    await migrate(servers.ownerUrl)
  } catch (error) {
    await servers.stop()
    throw error
  }
  // Nobody may be connected to a template while it is cloned, so tests enter by another database.
  const entrance = new URL(servers.ownerUrl)
  project.provide("templateDatabase", entrance.pathname.slice(1))
  entrance.pathname = "/postgres"
  project.provide("ownerUrl", entrance.href)
  project.provide("redisUrl", servers.redisUrl)
  return () => servers.stop()
}

export const setup = (project: TestProject) => setUpDatabase(project)
