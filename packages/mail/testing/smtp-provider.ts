/** A mail server: a real one that remembers what it was sent, and misbehaves when told to. */
import { once } from "node:events"
import type { AddressInfo, Socket } from "node:net"
import type { Behaviour } from "@nightjar/channels/testing/conformance"
import { SMTPServer, type SMTPServerOptions } from "smtp-server"

export interface MailSeen {
  from: string
  to: string[]
  /** As it came: headers, an empty line, the parts. */
  raw: string
}

export interface SmtpProvider {
  port: number
  behave(as: Behaviour): void
  /** Mails that were read to their end. */
  mails: MailSeen[]
  heard(): Promise<void>
  close(): Promise<void>
}

/** What a mail server cannot say: when to come again, or more than a line. */
export const unable = ["huge", "busy, in seconds", "busy, as a date"] as const satisfies Behaviour[]

const refusal = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode })

export const startSmtpProvider = async (options: SMTPServerOptions = {}): Promise<SmtpProvider> => {
  let behaviour: Behaviour = "fine"
  const mails: MailSeen[] = []
  const sockets = new Set<Socket>()
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: options.secure ? [] : ["STARTTLS"],
    onConnect(_, callback) {
      if (behaviour !== "hanging before it listens") callback()
    },
    onRcptTo({ address }, _, callback) {
      if (behaviour === "gone" || address.startsWith("nobody@")) return callback(refusal(550, `No mailbox ${address}`))
      callback()
    },
    async onData(stream, { envelope }, callback) {
      const raw = (await stream.setEncoding("utf8").toArray()).join("")
      const from = envelope.mailFrom ? envelope.mailFrom.address : ""
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw })
      if (behaviour === "hanging after it has accepted") return
      if (behaviour === "resetting after it has accepted") return cut()
      if (behaviour === "broken") return callback(refusal(451, "Come again later"))
      if (behaviour === "refusing") return callback(refusal(554, "This looks like spam"))
      if (behaviour === "slow") return void setTimeout(callback, 50)
      callback()
    },
    ...options,
  })
  server.on("error", () => {})
  // Node crashes when the socket below a TLS one is destroyed.
  server.server.on(options.secure ? "secureConnection" : "connection", (socket: Socket) => {
    sockets.add(socket)
    socket.on("error", () => {}).on("close", () => sockets.delete(socket))
    if (behaviour === "resetting before it accepts") socket.resetAndDestroy()
  })
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  return {
    port: (server.server.address() as AddressInfo).port,
    behave(as) {
      // A connection that is kept would not meet what happens at the start of one.
      if (as.includes("before")) cut()
      behaviour = as
    },
    mails,
    heard: async () => void (await once(server.server, "connection")),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}
