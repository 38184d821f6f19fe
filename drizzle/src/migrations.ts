/** The migrations on disk. Their names are their order. */
import { readdirSync, readFileSync } from "node:fs"

/** From `drizzle/src` as from `drizzle/dist`. */
export const folder = new URL("../migrations/", import.meta.url)

export interface Migration {
  name: string
  text: string
}

export const pendingMigrations = (done: readonly string[]): Migration[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".sql") && !done.includes(file))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }))
