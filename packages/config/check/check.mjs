/** The entry of `pnpm check`: Node 20 does not strip types, so tsx loads the rest. */
try {
  const { register } = await import("tsx/esm/api")
  register()
} catch {
  process.stderr.write("Nothing is installed here yet. Run `npm start` or `pnpm install` first.\n")
  process.exit(1)
}
await import("./main.ts")
