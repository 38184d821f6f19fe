/** Good examples, for tests, the seed and the gallery. */
import type { MonitorInput } from "./monitor.ts"

const common = {
  intervalSeconds: 60,
  retries: 1,
  retryIntervalSeconds: 20,
  timeoutSeconds: 10,
  recoveries: 1,
  recoverySeconds: 0,
  quorum: 1,
  groupId: null,
  dependsOnId: null,
  upsideDown: false,
}

/** Watches an address over HTTP; the password shows that secrets are kept. */
export const httpSample = {
  ...common,
  name: "Checkout API",
  config: {
    type: "http",
    url: "https://shop.example/health",
    authentication: "basic",
    username: "nightjar",
    password: "canary-password-of-the-sample",
  },
} as const

export const pushSample = { ...common, name: "Nightly backup", config: { type: "push", graceSeconds: 60 } } as const

export const tcpSample = { ...common, name: "Mail", config: { type: "tcp", host: "mail.example", port: 25 } } as const

export const samples = [httpSample, pushSample, tcpSample] satisfies readonly { name: MonitorInput["name"] }[]
