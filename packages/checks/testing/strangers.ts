/** Peers that any kind of check may meet, on one port over TCP and UDP: one never says a word, one never stops. */
import { createSocket } from "node:dgram"
import { once } from "node:events"
import { type AddressInfo, createServer, type Socket } from "node:net"

export interface Stranger {
  port: number
  close(): void
}

const startStranger = async (greet: (socket: Socket) => void): Promise<Stranger> => {
  const sockets = new Set<Socket>()
  const tcp = createServer((socket) => {
    sockets.add(socket)
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket))
    greet(socket)
  })
  tcp.listen(0, "127.0.0.1")
  await once(tcp, "listening")
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket("udp4").bind(port, "127.0.0.1")
  await once(udp, "listening")
  const close = () => {
    for (const socket of sockets) socket.destroy()
    tcp.close()
    udp.close()
  }
  return { port, close }
}

/** Accepts everything and answers nothing. */
export const startMute = () => startStranger((socket) => socket.resume())

/** Answers before it is asked, in HTTP's words, and never comes to an end. */
export const startFlood = () => {
  const piece = Buffer.alloc(65_536, "w")
  return startStranger((socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(piece));
    }
    socket.write("HTTP/1.1 200 OK\r\n\r\n")
    socket.on("drain", pour).resume()
    pour()
  })
}
