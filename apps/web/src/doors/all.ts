/** All doors, by method and path. What is not here is a page. */
import type { Door } from "./door.ts"
import { health, ready } from "./health.ts"
import { metrics } from "./metrics.ts"

interface Line {
  name: string
  methods: readonly string[] | "any"
  path: RegExp
  answer: Door
}

const lines: readonly Line[] = [
  { name: "health", methods: ["GET", "HEAD"], path: /^\/health$/, answer: health },
  { name: "ready", methods: ["GET", "HEAD"], path: /^\/ready$/, answer: ready },
  { name: "metrics", methods: ["GET"], path: /^\/metrics$/, answer: metrics },
]

export const doorOf = (method: string, url: string): Line | undefined => {
  const path = url.split("?", 1)[0] ?? ""
  return lines.find((line) => line.path.test(path) && (line.methods === "any" || line.methods.includes(method)))
}
