/** The only door to addresses that customers name: checks, webhooks, discovery, previews. */
import type { Socket } from "node:net"
import { createSecureContext, rootCertificates } from "node:tls"
import { openSocket, secureSocket } from "./connect.ts"
import { createDns } from "./dns.ts"
import { createHttp } from "./http.ts"
import { createPolicy } from "./policy.ts"
import { createNames } from "./resolver.ts"
import { newTrace, type Trace } from "./trace.ts"
import { createVet, hostIn } from "./vet.ts"

export interface EgressOptions {
  /** `hosted`: only globally reachable addresses. `private`: also loopback and private ones. */
  mode: "hosted" | "private"
  /** `EGRESS_ALLOW`: `10.0.0.0/8, 127.0.0.1:8443, [fd00::1]:443`. Throws at creation when it cannot be read. */
  allow?: string
  /** URLs of Nightjar's own programs and stores; where they listen stays shut, whatever the mode. */
  own?: readonly string[]
  /** Honest, with a contact. */
  userAgent: string
  /** DNS servers to ask instead of the system's, `192.0.2.53` or `192.0.2.53:5353`. */
  nameServers?: readonly string[]
  /** PEM certificates trusted beside the platform's. */
  certificateAuthorities?: readonly string[]
}

export interface CallOptions {
  /** The total deadline is the caller's: it aborts this signal. */
  signal: AbortSignal
  /** Filled on the way; a new one when not given. */
  trace?: Trace
}

export interface TcpTarget {
  host: string
  port: number
  /** `verify: false` accepts any certificate. */
  tls?: { verify: boolean }
}

export interface HttpRequest {
  url: string
  /** `GET` when not given. */
  method?: string
  headers?: readonly Header[]
  body?: string
  /** Redirects to follow; 0 answers with the redirect itself. At most 10, the default. */
  maxRedirects?: number
  /** `false` accepts any certificate; `true` is the default. */
  verifyTls?: boolean
  /** Body bytes to read before the rest is cut off, on the wire and after inflating; 512 KiB, at most 2 MiB. */
  limitBytes?: number
  /** Body bytes to keep and hand back; 1 KiB, at most `limitBytes`. */
  keepBytes?: number
  /** Sees each piece of the inflated body as it arrives, so that a search needs no memory. */
  onBody?: (piece: Buffer) => void
}

export interface Header {
  name: string
  value: string
}

export interface HttpAnswer {
  status: number
  /** `""` when the server sent none. */
  statusText: string
  headers: Header[]
  /** The first `keepBytes` of the inflated body. */
  body: Buffer
  /** Inflated bytes read. */
  bodyBytes: number
  /** Whether a limit cut the body off. */
  cut: boolean
  /** The address that answered, after redirects. */
  url: string
  trace: Trace
}

export type RecordType = "A" | "AAAA" | "CAA" | "CNAME" | "MX" | "NS" | "PTR" | "SOA" | "SRV" | "TXT"

export interface DnsQuestion {
  name: string
  type: RecordType
  /** Asked instead of the system's name servers; vetted like every target. */
  server?: { host: string; port: number }
}

/** Every call throws `EgressFailure` when the target is not reached, `code: "blocked"` when it may not be. */
export interface Egress {
  /** The addresses of a host, all of them allowed for `port`. */
  resolve(host: string, port: number, options: CallOptions): Promise<string[]>
  /** A connection to a vetted address. The caller destroys the socket. */
  connectTcp(target: TcpTarget, options: CallOptions): Promise<{ socket: Socket; trace: Trace }>
  /** One request, redirects followed by hand, every hop vetted. */
  http(request: HttpRequest, options: CallOptions): Promise<HttpAnswer>
  /** Records as text, in zone-file order of their fields: `10 mail.example.com`. */
  dns(question: DnsQuestion, options: CallOptions): Promise<{ records: string[]; trace: Trace }>
}

export const createEgress = (options: EgressOptions): Egress => {
  const policy = createPolicy(options)
  const nameServers = options.nameServers && { nameServers: options.nameServers }
  const names = createNames({ local: options.mode === "private", ...nameServers })
  // One for all: making a context per connection costs a third to a half of an HTTPS check.
  const context = createSecureContext(
    options.certificateAuthorities && { ca: [...rootCertificates, ...options.certificateAuthorities] },
  )
  const vet = createVet(policy, names)
  const connect = async (target: TcpTarget, signal: AbortSignal, trace: Trace): Promise<Socket> => {
    const { host, port, tls } = target
    const socket = await openSocket({ host, port, addresses: await vet(host, port, signal, trace) }, signal, trace)
    return tls ? secureSocket(socket, { host, context, verify: tls.verify }, signal, trace) : socket
  }

  return {
    resolve: async (host, port, { signal, trace = newTrace() }) => vet(hostIn(host, trace), port, signal, trace),
    connectTcp: async (target, { signal, trace = newTrace() }) => {
      const socket = await connect({ ...target, host: hostIn(target.host, trace) }, signal, trace)
      return { socket, trace }
    },
    http: createHttp({ userAgent: options.userAgent, connect }),
    dns: createDns({ mode: options.mode, vet, ...nameServers }),
  }
}
