/** Every generated file that is kept in the repository, and the module whose `render()` returns its text. */
export const generators: readonly { path: string; by: string }[] = [
  { path: "drizzle/schema.sql", by: "drizzle/src/schema-sql.ts" },
  { path: "apps/docs/reference/rules.gen.md", by: "apps/docs/generate/rules.ts" },
  { path: "apps/docs/reference/permissions.gen.md", by: "apps/docs/generate/permissions.ts" },
  { path: "apps/docs/reference/checks.gen.md", by: "apps/docs/generate/checks.ts" },
  { path: "apps/docs/reference/channels.gen.md", by: "apps/docs/generate/channels.ts" },
  { path: "apps/docs/reference/environment.gen.md", by: "apps/docs/generate/environment.ts" },
  { path: "apps/docs/reference/walls.gen.md", by: "apps/docs/generate/walls.ts" },
  { path: "infra/env.example", by: "apps/docs/generate/env-example.ts" },
]
