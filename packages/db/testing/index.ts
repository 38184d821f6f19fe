/** A database of its own for a test file, cloned from the migrated template that the global set-up made. */
import { randomBytes } from "node:crypto"
import postgres from "postgres"
import { inject } from "vitest"

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's address of the server that the tests run on. */
    ownerUrl: string
    /** A migrated database that nobody connects to. */
    templateDatabase: string
    redisUrl: string
  }
}

export interface TestDatabase {
  url: string
  drop(): Promise<void>
}

export const createTestDatabase = async (): Promise<TestDatabase> => {
  const name = `test_${randomBytes(6).toString("hex")}`
  const admin = postgres(inject("ownerUrl"), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template ${inject("templateDatabase")}`)
  await admin.end()
  const url = new URL(inject("ownerUrl"))
  url.pathname = `/${name}`
  return {
    url: url.href,
    async drop() {
      const admin = postgres(inject("ownerUrl"), { max: 1, onnotice: () => {} })
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
