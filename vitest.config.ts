import { defineConfig } from "vitest/config"

const everywhere = ["packages", "apps", "drizzle", "infra"]
const files = (ending: string) => everywhere.map((folder) => `${folder}/**/*${ending}`)
const away = ["**/node_modules/**", "**/dist/**", "**/.next/**"]

/** Integration tests run twice: on the embedded PostgreSQL 18 and on 15, the oldest one supported. */
const database = (name: string, setUp: string) => ({
  test: {
    name,
    include: files(".db.test.ts"),
    exclude: away,
    globalSetup: setUp,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          // Room for a machine that does something else as well; no test waits for the clock.
          testTimeout: 20_000,
          hookTimeout: 60_000,
          include: [...files(".test.ts"), ...files(".test.tsx")],
          exclude: [...away, ...files(".db.test.ts"), ...files(".launch.test.ts"), ...files(".browser.test.ts")],
        },
      },
      database("db", "infra/testing/database.ts"),
      database("db-15", "infra/testing/database-15.ts"),
      {
        test: {
          name: "launch",
          include: files(".launch.test.ts"),
          exclude: away,
          testTimeout: 120_000,
          // Each starts everything there is, on two cores: files take turns.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: files(".browser.test.ts"),
          exclude: away,
          globalSetup: "infra/testing/stack.ts",
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // One stack, two cores: files share both, so they take turns.
          fileParallelism: false,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**/*.{ts,tsx}", "apps/web/src/**/*.{ts,tsx}"],
      exclude: ["**/*.test.*", "**/*.sample.*"],
      reporter: ["json"],
      reportsDirectory: "coverage",
      reportOnFailure: true,
    },
  },
})
