/** Bundles the two programs of this package, so that they run on Node without a TypeScript loader. */
import { build } from "esbuild"

await build({
  entryPoints: { migrate: "src/migrate.main.ts", seed: "src/seed.main.ts" },
  outdir: "dist",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  alias: {},
  logLevel: "warning",
})
