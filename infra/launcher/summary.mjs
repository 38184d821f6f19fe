// @ts-check
import { relative } from "node:path"
import { isLoopback } from "./env.mjs"

/** @typedef {import("./launch.mjs").Ready} Ready */

/**
 * What a person reads when everything is up.
 * @param {object} options
 * @param {Ready} options.ready
 * @param {import("./env.mjs").Settings} options.settings
 * @param {string} options.databaseFolder where the embedded one has its files
 * @param {string} options.ownerToken with it the first visitor founds the one workspace there is to be
 * @param {import("./progress.mjs").Progress["paint"]} options.paint
 * @param {number} options.tookMs
 */
export const summary = ({ ready, settings, databaseFolder, ownerToken, paint, tookMs }) => {
  const row = (/** @type {string} */ name, /** @type {string} */ value) => `  ${paint("dim", name.padEnd(12))}${value}`
  const { demo } = ready
  const shown = (/** @type {string} */ path) => {
    const short = relative(settings.root, path)
    return short.startsWith("..") ? path : short
  }
  const place = shown(settings.dataFolder)
  return [
    "",
    `  ${paint("bold", "Nightjar is up")} ${paint("dim", `after ${(tookMs / 1000).toFixed(1)} s`)}`,
    "",
    ...(demo
      ? [
          row("Dashboard", paint("cyan", demo.url)),
          row("Sign in", `${demo.email}  ${demo.password}`),
          row("API key", demo.apiKey),
        ]
      : []),
    row("Site", paint("cyan", ready.web)),
    ...(settings.multiTenant
      ? []
      : [row("Owner token", `${ownerToken}  ${paint("dim", "whoever signs up with it first owns this Nightjar")}`)]),
    row("Worker", `${ready.worker}/status`),
    row("Weather", `${ready.weather}  ${paint("dim", "a target that behaves as asked")}`),
    ...(ready.payments
      ? [row("Payments", `${ready.payments}  ${paint("dim", "a pretend Stripe: no money moves")}`)]
      : []),
    row("Database", settings.databaseUrl ? "yours (DATABASE_URL)" : `embedded PostgreSQL in ${shown(databaseFolder)}`),
    row("Bus", ready.bus === "redis" ? "Redis" : "PostgreSQL (no redis-server found on PATH)"),
    "",
    ...(isLoopback(settings.host)
      ? []
      : [`  ${paint("yellow", `Listening on ${settings.host}: whoever reaches this machine reaches Nightjar.`)}`]),
    `  ${place} holds the data and the keys to its secrets; without ${settings.databaseUrl ? "its secrets.json they cannot be read" : "it both are gone"}.`,
    `  ${paint("dim", "Ctrl-C stops everything.")}`,
    "",
  ].join("\n")
}
