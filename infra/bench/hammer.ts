/** Many requests over bare sockets: with Node's own client, asking would cost more than answering. */
import { once } from "node:events"
import { connect, type Socket } from "node:net"

export interface Hammering {
  port: number
  /** The next request as it goes over the wire; null when there is none left. */
  next: () => Buffer | null
  connections: number
}

/** What a GET looks like. Answers must be told by content-length. */
export const wireOf = (host: string, path: string, headers: Record<string, string> = {}): Buffer => {
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`)
}

/** Each connection has one request in flight. Gives how long each took, ms; throws at an answer that is not 200. */
export const hammer = async ({ port, next, connections }: Hammering): Promise<number[]> => {
  const times: number[] = []
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ port, host: "127.0.0.1", noDelay: true })
      await once(socket, "connect")
      const answered = reader(socket)
      for (let request = next(); request !== null; request = next()) {
        const began = performance.now()
        socket.write(request)
        const status = await answered()
        times.push(performance.now() - began)
        if (status !== 200) throw new Error(`An answer was ${status}.`)
      }
      socket.destroy()
    }),
  )
  return times
}

/** Resolves with the status of the next answer once all of it is here. */
const reader = (socket: Socket) => {
  let pieces: Buffer[] = []
  let missing: number | null = null
  let status = 0
  let done: { resolve: (status: number) => void; reject: (error: Error) => void } | null = null

  const readHead = (): boolean => {
    const head = Buffer.concat(pieces)
    const end = head.indexOf("\r\n\r\n")
    if (end < 0) return false
    const text = head.toString("latin1", 0, end)
    status = Number(text.slice(9, 12))
    missing = Number(/content-length: (\d+)/i.exec(text)?.[1]) - (head.length - end - 4)
    return true
  }
  socket.on("data", (piece) => {
    if (missing === null) {
      pieces.push(piece)
      if (!readHead()) return
    } else missing -= piece.length
    if (missing! > 0) return
    pieces = []
    missing = null
    done?.resolve(status)
  })
  socket.on("error", (error) => done?.reject(error))
  socket.on("close", () => done?.reject(new Error("The connection was closed.")))
  return () => new Promise<number>((resolve, reject) => (done = { resolve, reject }))
}
