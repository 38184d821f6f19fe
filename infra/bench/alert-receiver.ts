/** Who is told: a web server that takes messages, and misbehaves before it does. */
import { once } from "node:events"
import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Dice } from "./dice.ts"

/** A message that was taken, whatever was answered. */
export interface Taken {
  /** Its `webhook-id`. */
  id: string
  /** Which channel: the path. */
  channel: string
  type: string
  incident: string
}

export interface AlertReceiver {
  port: number
  taken: Taken[]
  /** When the first request for an id came, Unix milliseconds. */
  firstAt: Map<string, number>
  close(): void
}

interface Message {
  type: string
  data: { incident: string }
}

/** Of ten hostile answers. The last two take the message and do not say so. */
const hostility = ["fine", "fine", "fine", "fine", "broken", "busy", "refusing connections", "slow", "reset", "hang"]

/** After so many attempts it takes whatever comes, so that the bench ends. */
const patience = 2

const answerAs = (behaviour: string | undefined, response: ServerResponse) => {
  if (behaviour === "broken") response.writeHead(500).end("We are sorry.")
  else if (behaviour === "busy") response.writeHead(429, { "retry-after": "6" }).end("slow down")
  else if (behaviour === "slow") setTimeout(() => response.end("at last"), 1_000)
  else if (behaviour === "reset" || behaviour === "refusing connections") response.socket?.destroy()
  else if (behaviour !== "hang") response.end("ok")
}

const isTaken = (behaviour: string | undefined) =>
  !["broken", "busy", "refusing connections"].includes(behaviour ?? "fine")

/** @param roll what channels below `/hostile` get */
export const startAlertReceiver = async (roll: Dice): Promise<AlertReceiver> => {
  const taken: Taken[] = []
  const firstAt = new Map<string, number>()
  const attempts = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const channel = request.url ?? "/"
    const id = String(request.headers["webhook-id"])
    if (!firstAt.has(id)) firstAt.set(id, Date.now())
    const text = (await request.setEncoding("utf8").toArray()).join("")
    const attempt = (attempts.get(id) ?? 0) + 1
    attempts.set(id, attempt)
    const isHostile = channel.startsWith("/hostile") && attempt <= patience
    const behaviour = isHostile ? hostility[roll(hostility.length)] : "fine"
    const { type, data }: Message = JSON.parse(text)
    if (isTaken(behaviour)) taken.push({ id, channel, type, incident: data.incident })
    answerAs(behaviour, response)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { port: (server.address() as AddressInfo).port, taken, firstAt, close }
}
