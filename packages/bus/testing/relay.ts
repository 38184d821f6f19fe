/** A TCP relay in front of a real server, so that a test can cut the line, freeze it and mend it. */
import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"

export interface Relay {
  /** The server's URL with the relay's address. */
  url: string
  /** Ends all connections and every new one at once, as a stopped server does. */
  cut(): void
  /** Keeps connections open and lets nothing through, as a frozen server does. */
  freeze(): void
  mend(): void
  close(): Promise<void>
}

export const relayTo = async (target: string): Promise<Relay> => {
  const address = new URL(target)
  const sockets = new Set<Socket>()
  let mode: "open" | "cut" | "frozen" = "open"

  const server = createServer((near) => {
    sockets.add(near.on("error", () => {}))
    if (mode === "cut") return void near.destroy()
    const far = connect(Number(address.port), address.hostname).on("error", () => {})
    sockets.add(far)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on("data", (bytes) => mode === "open" && to.write(bytes))
      from.on("close", () => to.destroy())
    }
  }).listen(0, "127.0.0.1")
  await once(server, "listening")

  const endAll = () => {
    for (const socket of sockets) socket.destroy()
    sockets.clear()
  }
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    cut() {
      mode = "cut"
      endAll()
    },
    freeze() {
      mode = "frozen"
    },
    mend() {
      endAll()
      mode = "open"
    },
    async close() {
      endAll()
      server.close()
      await once(server, "close")
    },
  }
}
