/** `event.live` as a browser hears it, read with as little as possible: a thousand readers share a core with the server. */
import { type ClientRequest, request } from "node:http"
import type { Visitor } from "./visitor.ts"

export interface StreamItem {
  type: string
  name?: string
  subject?: string
  /** ISO moment. */
  at?: string
}

export interface LiveStream {
  /** Resolves at the first hello. */
  greeted: Promise<void>
  /** Breaks the connection; it comes back by itself and goes on from its last position. */
  cut(): void
  close(): void
}

/** A browser waits longer; here the cut itself is what is tried. */
const comeBackMs = 50

export const openLiveStream = ({ api, headers }: Visitor, hear: (item: StreamItem) => void): LiveStream => {
  const url = new URL("/api/trpc/event.live", api)
  let position: string | undefined
  let current: ClientRequest
  let isClosed = false
  let greet = () => {}
  const greeted = new Promise<void>((resolve) => {
    greet = resolve
  })

  const take = (message: { id?: string; data?: string; event?: string }) => {
    if (message.id) position = message.id
    if (message.event || !message.data) return
    const item: StreamItem = JSON.parse(message.data)
    if (item.type === "hello") greet()
    hear(item)
  }
  const connect = () => {
    const again = () => {
      if (!isClosed) setTimeout(connect, comeBackMs)
    }
    const resume = position ? { "last-event-id": position } : {}
    current = request(url, { headers: { ...headers, ...resume }, agent: false }, (response) => {
      if (response.statusCode !== 200 && !position)
        throw new Error(`A stream was answered with ${response.statusCode}.`)
      response
        .setEncoding("utf8")
        .on("data", readLines(take))
        .on("error", () => {})
    })
    current.on("error", () => {}).on("close", again)
    current.end()
  }
  connect()
  return {
    greeted,
    cut: () => current.destroy(),
    close() {
      isClosed = true
      current.destroy()
    },
  }
}

/** Server-sent events: fields until an empty line. */
const readLines = (take: (message: Record<string, string>) => void) => {
  let rest = ""
  let message: Record<string, string> = {}
  return (text: string) => {
    const lines = (rest + text).split("\n")
    rest = lines.pop()!
    for (const line of lines) {
      const colon = line.indexOf(":")
      if (colon > 0) message[line.slice(0, colon)] = line.slice(colon + 1).trimStart()
      if (line !== "" || Object.keys(message).length === 0) continue
      take(message)
      message = {}
    }
  }
}
