/** A name server with one small zone, over UDP and TCP on the same port. */
import { createSocket, type Socket } from "node:dgram"
import { type AddressInfo, createServer, type Server } from "node:net"
import { type Answer, decode, encode, type Packet, type StringAnswer, streamDecode, streamEncode } from "dns-packet"

/** `fair.weather.test` has one of everything; `rebind.weather.test` one good and one bad address. */
export const zone: readonly Answer[] = [
  { type: "A", name: "fair.weather.test", ttl: 60, data: "127.0.0.1" },
  { type: "AAAA", name: "fair.weather.test", ttl: 60, data: "::1" },
  { type: "TXT", name: "fair.weather.test", ttl: 60, data: ["sunny", " and warm"] },
  { type: "MX", name: "fair.weather.test", ttl: 60, data: { preference: 10, exchange: "mail.weather.test" } },
  { type: "NS", name: "fair.weather.test", ttl: 60, data: "ns.weather.test" },
  {
    type: "CAA",
    name: "fair.weather.test",
    ttl: 60,
    data: { flags: 0, tag: "issue", value: "ca.weather.test", issuerCritical: false },
  },
  {
    type: "SRV",
    name: "fair.weather.test",
    ttl: 60,
    data: { priority: 5, weight: 10, port: 443, target: "a.weather.test" },
  },
  {
    type: "SOA",
    name: "fair.weather.test",
    ttl: 60,
    data: {
      mname: "ns.weather.test",
      rname: "root.weather.test",
      serial: 7,
      refresh: 1,
      retry: 2,
      expire: 3,
      minimum: 4,
    },
  },
  { type: "CNAME", name: "alias.weather.test", ttl: 60, data: "fair.weather.test" },
  { type: "PTR", name: "1.2.0.192.in-addr.arpa", ttl: 60, data: "fair.weather.test" },
  { type: "A", name: "rebind.weather.test", ttl: 60, data: "192.0.2.1" },
  { type: "A", name: "rebind.weather.test", ttl: 60, data: "169.254.169.254" },
  { type: "A", name: "public.weather.test", ttl: 60, data: "203.0.113.9" },
]

const failing = "broken.weather.test"
const silent = "silent.weather.test"

/** `null` when the question is met with silence. */
const answerTo = (query: Packet): Packet | null => {
  const question = query.questions?.[0]
  const name = question?.name.toLowerCase()
  if (!question || name === silent) return null
  const named = zone.filter((record) => record.name === name)
  const alias = named.find(({ type }) => type === "CNAME") as StringAnswer | undefined
  const pointedAt = alias ? zone.filter((record) => record.name === alias.data) : []
  const answers = [...named, ...pointedAt].filter((record) => record.type === question.type || record === alias)
  const code = name === failing ? 2 : named.length === 0 ? 3 : 0
  return { type: "response", id: query.id, flags: 0x0480 | code, questions: [question], answers }
}

export interface NameServer {
  port: number
  close(): Promise<void>
}

const listenTcp = () =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy())
      socket.on("data", (bytes) => {
        const answer = answerTo(streamDecode(bytes))
        if (answer) socket.write(streamEncode(answer))
      })
    })
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => resolve(server))
  })

const bindUdp = (port: number) =>
  new Promise<Socket>((resolve, reject) => {
    const socket = createSocket("udp4", (bytes, peer) => {
      const answer = answerTo(decode(bytes))
      if (answer) socket.send(encode(answer), peer.port, peer.address)
    })
    socket.once("error", reject)
    socket.bind(port, "127.0.0.1", () => resolve(socket))
  })

const attempts = 10

/** A port that is free for TCP may be taken for UDP, so this may need several. */
export const startNameServer = async (): Promise<NameServer> => {
  for (let attempt = 1; ; attempt++) {
    const tcp = await listenTcp()
    const { port } = tcp.address() as AddressInfo
    const udp = await bindUdp(port).catch((error) => {
      tcp.close()
      if (attempt === attempts) throw error
      return null
    })
    if (!udp) continue
    const close = async () => {
      udp.close()
      await new Promise((resolve) => tcp.close(resolve))
    }
    return { port, close }
  }
}
