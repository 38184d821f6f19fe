// @ts-check
import { randomInt } from "node:crypto"
import { createServer } from "node:net"
import { readJson, writeJson } from "./files.mjs"
import { Problem } from "./problem.mjs"

/**
 * A port of this machine that nobody listens on now. Below those that outgoing connections are given (from 32,768 on
 * Linux), so that it is still free after a build: one of them was taken meanwhile when tried on a busy machine.
 * @returns {Promise<number>}
 */
export const freePort = () => {
  const port = randomInt(20_000, 32_000)
  return requirePort("127.0.0.1", port, "").then(
    () => port,
    () => freePort(),
  )
}

/**
 * A port that stays the same from start to start while nobody else takes it: addresses that were stored stay right.
 * @param {string} file
 */
export const keptPort = async (file) => {
  const kept = readJson(file)?.port
  if (
    kept &&
    (await requirePort("127.0.0.1", kept, "").then(
      () => true,
      () => false,
    ))
  )
    return kept
  const port = await freePort()
  writeJson(file, { port })
  return port
}

/**
 * Refuses a port that cannot be listened on, naming the variable that moves it.
 * @param {string} host
 * @param {number} port
 * @param {string} variable
 * @returns {Promise<void>}
 */
export const requirePort = (host, port, variable) =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      reject(portProblem(error, host, port, variable)),
    )
    server.listen(port, host, () => server.close(() => resolve()))
  })

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string} host
 * @param {number} port
 * @param {string} variable
 */
const portProblem = (error, host, port, variable) => {
  if (error.code === "EADDRINUSE")
    return new Problem(
      `Port ${port} is in use: stop what listens there, or choose another, e.g. ${variable}=${port + 10} npm start.`,
    )
  if (error.code === "EACCES")
    return new Problem(`Port ${port} may not be opened by this user: choose one above 1023, e.g. ${variable}=3000.`)
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new Problem(`HOST=${host} is no address of this machine: use 127.0.0.1, 0.0.0.0 or one of its own.`)
  return error
}

/**
 * Refuses what the stack could not listen on later.
 * @param {import("./env.mjs").Settings} settings
 */
export const requirePorts = async ({ host, port, workerPort, workers }) => {
  if (port >= workerPort && port < workerPort + workers)
    throw new Problem(`PORT and WORKER_HEALTH_PORT meet at ${port}: set one of them to another.`)
  await requirePort(host, port, "PORT")
  for (let at = 0; at < workers; at++) await requirePort(host, workerPort + at, "WORKER_HEALTH_PORT")
}
