/** The least that Node can do for one check of each kind: what `pnpm bench checks` compares with. */
import { Resolver } from "node:dns/promises"
import { type ClientRequest, get, type IncomingMessage } from "node:http"
import { get as getTls } from "node:https"
import { connect } from "node:net"
import { createSecureContext, rootCertificates } from "node:tls"
import type { Addresses } from "@nightjar/weather/weather"

export type Once = () => Promise<unknown>

export const kinds = ["http", "https", "tcp", "dns"] as const
export type Kind = (typeof kinds)[number]

/** Reads an answer to its end. */
const answered = (start: (heard: (message: IncomingMessage) => void) => ClientRequest): Once => {
  return () =>
    new Promise((resolve, reject) => {
      start((message) => message.on("end", resolve).resume()).on("error", reject)
    })
}

const http = ({ listening }: Addresses): Once => answered((heard) => get(`${listening}/fair`, { agent: false }, heard))

const https = ({ tls }: Addresses, authority: string): Once => {
  // As the checks have it: one context for all, with the platform's authorities and weather's.
  const secureContext = createSecureContext({ ca: [...rootCertificates, authority] })
  const { port } = new URL(tls)
  const where = {
    host: "127.0.0.1",
    port,
    path: "/fair",
    servername: "localhost",
    agent: false,
    secureContext,
  } as const
  return answered((heard) => getTls(where, heard))
}

const tcp = (addresses: Addresses): Once => {
  const [host, port] = addresses.tcp.split(":")
  return () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), host)
      socket.on("error", reject).on("connect", () => {
        socket.destroy()
        resolve()
      })
    })
}

const dns = (addresses: Addresses): Once => {
  const resolver = new Resolver()
  resolver.setServers([addresses.dns])
  return () => resolver.resolve4("fair.weather.test")
}

export const bareChecks = (addresses: Addresses, authority: string): Record<Kind, Once> => ({
  http: http(addresses),
  https: https(addresses, authority),
  tcp: tcp(addresses),
  dns: dns(addresses),
})
