/** Connections to addresses that were vetted, and TLS on them. */
import { connect, isIP, type Socket } from "node:net"
import { type SecureContext, connect as startTls, type TLSSocket } from "node:tls"
import { canonicalAddress } from "./address.ts"
import { certificatesOf } from "./certificates.ts"
import { explainCertificate, explainConnect, explainTls } from "./explain.ts"
import { EgressFailure } from "./failure.ts"
import { endpoint } from "./host.ts"
import type { Trace } from "./trace.ts"
import { within } from "./within.ts"

const connectMs = 5_000
const tlsMs = 5_000
/** More are not tried; the first usually answers. */
const maxAddresses = 4

export interface Target {
  host: string
  port: number
  /** Vetted, at least one. */
  addresses: readonly string[]
}

const connectTo = (address: string, target: Target, ms: number, signal: AbortSignal, trace: Trace) =>
  within<Socket>(
    {
      phase: "connectMs",
      ms,
      code: "connect_timeout",
      message: `Port ${target.port} of ${target.host} does not answer.`,
    },
    signal,
    trace,
    (resolve, reject) => {
      const socket = connect({ host: address, port: target.port, noDelay: true })
      socket.once("connect", () => resolve(socket))
      // Stays for the life of the socket: after the connection, errors are told by whoever reads, and never thrown.
      socket.on("error", (error) => {
        const { code, message } = explainConnect(error, target.host, target.port)
        reject(new EgressFailure(code, message, trace))
      })
      return () => socket.destroy()
    },
  )

const isSameAddress = (seen: string | undefined, vetted: string) =>
  seen === vetted || (seen !== undefined && canonicalAddress(seen) === canonicalAddress(vetted))

/** Tries one address after the other; the failure of the last is the failure of all. */
export const openSocket = async (target: Target, signal: AbortSignal, trace: Trace): Promise<Socket> => {
  const started = performance.now()
  const candidates = target.addresses.slice(0, maxAddresses)
  for (const [index, address] of candidates.entries()) {
    const left = connectMs - (performance.now() - started)
    trace.address = endpoint(address, target.port)
    try {
      const socket = await connectTo(address, target, left / (candidates.length - index), signal, trace)
      // What the kernel connected to is what was vetted: nothing between here and there resolves anything.
      if (!isSameAddress(socket.remoteAddress, address)) {
        socket.destroy()
        throw new EgressFailure("blocked", `The connection to ${address} ended elsewhere.`, trace)
      }
      return socket
    } catch (failure) {
      const final = index === candidates.length - 1 || signal.aborted
      if (final) throw failure
    }
  }
  throw new EgressFailure("name_not_found", `The name ${target.host} has no address.`, trace)
}

export interface TlsOptions {
  host: string
  context: SecureContext
  verify: boolean
}

/**
 * The certificate is judged here and not by Node, so that one that is refused can be shown; nothing was
 * written before. `socket` is destroyed on failure.
 */
export const secureSocket = (socket: Socket, options: TlsOptions, signal: AbortSignal, trace: Trace) => {
  return within<TLSSocket>(
    { phase: "tlsMs", ms: tlsMs, code: "tls_timeout", message: `${options.host} does not finish the TLS handshake.` },
    signal,
    trace,
    (resolve, reject) => {
      const secure = startTls({
        socket,
        secureContext: options.context,
        rejectUnauthorized: false,
        host: options.host,
        ...(isIP(options.host) === 0 && { servername: options.host }),
        ALPNProtocols: ["http/1.1"],
      })
      const refuse = ({ code, message }: ReturnType<typeof explainTls>) => {
        secure.destroy()
        reject(new EgressFailure(code, message, trace))
      }
      secure.on("error", (error) => refuse(explainTls(error)))
      secure.once("secureConnect", () => {
        trace.certificates = certificatesOf(secure)
        // Node's types say Error, its code assigns the error's code.
        const problem = secure.authorizationError as unknown as string | undefined
        if (options.verify && problem) refuse(explainCertificate(problem))
        else resolve(secure)
      })
      return () => secure.destroy()
    },
  )
}
