/**
 * Bundles a program, so that it runs on plain Node: every package goes into it, but for those with binaries or a
 * build of their own, which are found where the package that asks for them has them.
 */
import { relative } from "node:path"
import { build } from "esbuild"

/** @param {string} outdir @param {RegExp} filter */
const leaveOutside = (outdir, filter) => ({
  name: "outside",
  /** @param {import("esbuild").PluginBuild} bundler */
  setup(bundler) {
    bundler.onResolve({ filter }, async ({ path, pluginData, resolveDir, kind }) => {
      if (pluginData === "asked") return undefined
      const found = await bundler.resolve(path, { resolveDir, kind, pluginData: "asked" })
      return found.errors.length > 0 ? found : { path: relative(outdir, found.path), external: true }
    })
  },
})

/**
 * @param {string} folder of the package
 * @param {Record<string, string>} entryPoints name in `dist`, without `.mjs`, to source file
 * @param {RegExp} outside packages that stay outside
 */
export const bundle = (folder, entryPoints, outside = /^@node-rs\/argon2$/) => {
  const outdir = `${folder}/dist`
  return build({
    entryPoints,
    absWorkingDir: folder,
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    // Lines of the source, in the coverage of programs that tests start.
    sourcemap: true,
    platform: "node",
    format: "esm",
    target: "node20",
    plugins: [leaveOutside(outdir, outside)],
    // CommonJS packages inside the bundle ask for `require`.
    banner: {
      js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);',
    },
    logLevel: "warning",
  })
}
