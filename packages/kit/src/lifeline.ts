/**
 * A program started by the launcher ends when the launcher does, however that dies: the launcher holds the
 * other end of this program's standard input, and the kernel closes it even after `kill -9`.
 * Started with `--lifeline`; without that argument standard input means nothing.
 */
export const onStop = (stop: (reason: string) => void, argv: readonly string[] = process.argv) => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(signal))
  if (!argv.includes("--lifeline")) return
  process.on("SIGHUP", () => stop("SIGHUP"))
  process.stdin.on("end", () => stop("launcher gone")).on("error", () => stop("launcher gone"))
  process.stdin.resume()
}
