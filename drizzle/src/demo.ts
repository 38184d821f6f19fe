/** What the demo tenant watches: one of each weather, so that every state is on the screen within two minutes. */
import type { CheckConfig } from "@nightjar/checks/all"
import type { monitorInput } from "@nightjar/core/monitor"
import type { statusPageInput } from "@nightjar/core/status-page"
import type { Id } from "@nightjar/kit/id"
import type { z } from "zod"

export interface DemoMonitor {
  input: z.input<typeof monitorInput>
  tags: { name: string; value: string }[]
}

type Config<Type extends CheckConfig["type"]> = Extract<z.input<typeof monitorInput>["config"], { type: Type }>

/** @param weather the address of the weather target, e.g. `http://127.0.0.1:40123` */
export const demoMonitors = (weather: string): DemoMonitor[] => {
  const { hostname, port } = new URL(weather)
  const http = (path: string, more: Partial<Config<"http">> = {}): Config<"http"> => ({
    ...more,
    type: "http",
    url: `${weather}${path}`,
  })
  const monitor = (
    name: string,
    config: DemoMonitor["input"]["config"],
    tags: DemoMonitor["tags"] = [],
  ): DemoMonitor => ({
    input: { name, config, intervalSeconds: 10, retryIntervalSeconds: 10, timeoutSeconds: 5 },
    tags,
  })
  const production = { name: "env", value: "production" }
  const staging = { name: "env", value: "staging" }
  const shop = { name: "team", value: "shop" }
  return [
    monitor("Website", http("/fair"), [production]),
    monitor("Checkout API", http("/keyword?say=ready", { keyword: "ready" }), [production, shop]),
    monitor("Search", http("/slow?ms=700", { slowFromMs: 500 }), [production, shop]),
    monitor("Legacy importer", http("/down"), [staging]),
    monitor("Recommendations", http("/flapping?every=90"), [staging, shop]),
    monitor("Old address", http("/redirect?n=2"), [production]),
    monitor("Back office", http("/auth", { authentication: "basic", username: "night", password: "jar" }), [
      production,
    ]),
    monitor("Payments gateway", http("/resets"), [staging, shop]),
    monitor("Load balancer", { type: "tcp", host: hostname, port: Number(port) }, [production]),
    {
      input: {
        name: "Nightly backup",
        config: { type: "push", graceSeconds: 60 },
        intervalSeconds: 300,
        retryIntervalSeconds: 60,
      },
      tags: [production],
    },
  ]
}

/** What the demo tells its visitors, under names that they know. @param monitors by name */
export const demoPage = (monitors: ReadonlyMap<string, Id<"monitor">>): z.input<typeof statusPageInput> => {
  const item = (monitor: string, change: { name?: string; showsLatency?: boolean } = {}) => ({
    monitorId: monitors.get(monitor)!,
    ...change,
  })
  return {
    slug: "demo",
    title: "Demo shop",
    description: "How the shop is, and how it was.",
    layout: [
      {
        name: "Shop",
        items: [
          item("Website", { showsLatency: true }),
          item("Checkout API", { name: "Checkout", showsLatency: true }),
          item("Search", { showsLatency: true }),
          item("Recommendations"),
        ],
      },
      { name: "Payments", items: [item("Payments gateway", { name: "Cards" })] },
    ],
  }
}
