/** A monitor whose target a test turns up and down. */
import { inject } from "vitest"
import { call } from "./call.ts"

const { weather } = inject("stack")

const createMonitor = async (input: object) => (await call<{ id: string }>("monitor.create", input)).id

export const createGroup = (name: string) => createMonitor({ name, config: { type: "group" } })

export const deleteMonitors = (...ids: string[]) => call("monitor.delete", { ids })

export interface Lamp {
  id: string
  /** The next check is asked for at once, and finds it so. */
  turn(state: "up" | "down"): Promise<void>
}

/** It counts as down at the first failure. */
export const createLamp = async (name: string, change: object = {}): Promise<Lamp> => {
  const address = `${weather}/switch/${encodeURIComponent(name)}`
  const id = await createMonitor({
    name,
    intervalSeconds: 10,
    retryIntervalSeconds: 10,
    timeoutSeconds: 5,
    retries: 0,
    config: { type: "http", url: address },
    ...change,
  })
  return {
    id,
    async turn(state) {
      await fetch(`${address}?state=${state}`, { method: "POST" })
      await call("probe.checkNow", { id })
    },
  }
}
