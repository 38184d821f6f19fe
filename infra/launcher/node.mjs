// @ts-check
/** The floor: 20.19 is the first 20 that loads ES modules by `require`, which Next and vitest need. */
const floor = { major: 20, minor: 19 }

/**
 * Why Nightjar cannot run here, as one sentence, or null. Written without modern syntax, see start.mjs.
 * @param {string} version like `20.20.2`
 * @param {string} platform like `linux`
 */
export const nodeProblem = (version, platform) => {
  const [major = 0, minor = 0] = version.split(".").map(Number)
  if (major < floor.major || (major === floor.major && minor < floor.minor))
    return `Nightjar needs Node ${floor.major}.${floor.minor} or newer and this is ${version}: install the current LTS from nodejs.org, then run the same command again.`
  if (platform === "win32") return "Nightjar runs on Linux and macOS: on Windows, run the same command inside WSL."
  return null
}
