/** Bundles the server in front of the pages, so that it runs without a TypeScript loader. */
import { relative } from "node:path"
import { build } from "esbuild"

const outdir = `${import.meta.dirname}/dist`

/** Binaries cannot be bundled; Next brings its own build. They are found where their package's user has them. */
const outside = {
  name: "outside",
  setup(bundler) {
    bundler.onResolve({ filter: /^(@node-rs\/argon2|next)$/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === "asked") return undefined
      const { resolveDir, kind } = where
      const found = await bundler.resolve(path, { resolveDir, kind, pluginData: "asked" })
      if (found.errors.length > 0) return found
      return { path: relative(outdir, found.path), external: true }
    })
  },
}

await build({
  entryPoints: { server: "server.ts" },
  outdir,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  plugins: [outside],
  // CommonJS packages inside the bundle ask for `require`.
  banner: {
    js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);',
  },
  logLevel: "warning",
})
