import { fileURLToPath } from "node:url"
import type { NextConfig } from "next"
import createNextIntlPlugin from "next-intl/plugin"

const root = fileURLToPath(new URL("../..", import.meta.url))

const config: NextConfig = {
  // Packages are consumed as source.
  transpilePackages: ["@nightjar/ui", "@nightjar/core", "@nightjar/kit", "@nightjar/checks"],
  turbopack: { root },
  outputFileTracingRoot: root,
  poweredByHeader: false,
  reactStrictMode: true,
  // `tsc` and biome run in `pnpm check`, over the whole workspace.
  typescript: { ignoreBuildErrors: true },
  allowedDevOrigins: ["*.localhost"],
}

export default createNextIntlPlugin("./src/i18n/request.ts")(config)
