/**
 * What only the launcher reads. It runs before anything is installed, so it has no zod schema that could say this;
 * a test compares the names with `infra/launcher/env.mjs`.
 */
import type { Variable } from "./environment.ts"

const variable = (name: string, fallback: string | null, description: string): Variable => ({
  name,
  description,
  fallback,
  required: false,
  readers: ["launcher"],
})

export const launcherVariables: readonly Variable[] = [
  variable("DATABASE_HOST", null, "With the next four, another way to write DATABASE_URL."),
  variable("DATABASE_PORT", "5432", "Part of DATABASE_URL."),
  variable("DATABASE_NAME", "nightjar", "Part of DATABASE_URL."),
  variable("DATABASE_USER", "postgres", "Part of DATABASE_URL."),
  variable("DATABASE_PASSWORD", null, "Part of DATABASE_URL."),
  variable("NIGHTJAR_DATA", ".nightjar", "Where the launcher keeps the embedded database, its secrets and ready.json."),
  variable("WORKERS", "1", "How many workers the launcher starts, 1 to 64."),
]
