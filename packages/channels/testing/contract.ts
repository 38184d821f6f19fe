/** Channels over HTTP, tried against a pretend provider that takes what its vendor documents and nothing else. */
import { createEgress, type Egress } from "@nightjar/egress/egress"
import { systemClock } from "@nightjar/kit/time"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { z } from "zod"
import { type ChannelConfig, channelConfig } from "../src/all.ts"
import type { Told } from "../src/define.ts"
import { samples } from "../src/message.sample.ts"
import type { Message } from "../src/message.ts"
import { sendMessage } from "../src/send.ts"
import type { Sent } from "../src/sent.ts"
import { wordsOf } from "../src/words.ts"
import { itConforms, type Provider } from "./conformance.ts"
import { type HttpProvider, type HttpRequestSeen, startHttpProvider } from "./http-provider.ts"

export interface Contract {
  /** Where the vendor listens, for channels whose configuration holds no address. */
  vendor?: string
  /** What is filled in. @param url of the provider, with a path */
  config(url: string): object
  method?: "POST" | "PUT"
  /** Of the address, with the question. */
  path: string | RegExp
  /** By lower-case name. */
  headers?: Record<string, string>
  /** JSON, or the fields of a form. It is strict, and says the lengths that are taken. */
  body: z.ZodType
  /** What the vendor says when it has taken a message. */
  yes?: { status: number; body?: object | string }
  /** What it says otherwise, and what that means. */
  answers?: readonly VendorAnswer[]
  /** What stands in no request, whatever names hold. */
  never?: RegExp
  /** An address can only be read. */
  isSpoken?: boolean
  /** What a message is known by at every attempt, where the vendor knows such a thing. */
  key?(request: HttpRequestSeen & { body: Body }): unknown
}

export interface VendorAnswer {
  status: number
  headers?: Record<string, string>
  body: object | string
  means: "delivered" | "refused" | "again"
  /** Its own words, as people see them. */
  saying?: string
  retryAfterMs?: number
}

// biome-ignore lint/suspicious/noExplicitAny: a body is of whatever shape the vendor documents
type Body = any

const workspaceUrl = "https://acme.nightjar.example"
const door = createEgress({ mode: "private", userAgent: "Nightjar/test" })

/** Leads what is meant for the vendor to a server here, and fails for anything else. */
const leading = (vendor: string | undefined, url: string): Egress => ({
  ...door,
  http: (request, options) => {
    const { origin, host, pathname, search } = new URL(request.url)
    expect(origin).toBe(vendor ?? new URL(url).origin)
    const headers = [{ name: "Host", value: host }, ...(request.headers ?? [])]
    return door.http({ ...request, headers, url: new URL(url).origin + pathname + search }, options)
  },
})

const bodyOf = ({ headers, body }: HttpRequestSeen): Body =>
  headers["content-type"] === "application/x-www-form-urlencoded"
    ? Object.fromEntries(new URLSearchParams(body))
    : JSON.parse(body)

const textsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const text = (body: object | string = "ok") => (typeof body === "string" ? body : JSON.stringify(body))

/** Refuses, and says why, what its vendor does not document. */
const checking = (contract: Contract): Parameters<HttpProvider["behave"]>[0] => {
  const { method = "POST", path, headers = {}, body, yes = { status: 200 } } = contract
  const documented = z.object({
    method: z.literal(method),
    path: typeof path === "string" ? z.literal(path) : z.string().regex(path),
    headers: z.object({
      "content-type": z.enum(["application/json", "application/x-www-form-urlencoded"]),
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, z.literal(value)])),
    }),
    body,
  })
  return (response, seen) => {
    const { error } = documented.safeParse({ ...seen, body: bodyOf(seen) })
    if (error) return response.writeHead(400).end(z.prettifyError(error))
    response.writeHead(yes.status).end(text(yes.body))
  }
}

const long = "👩‍👩‍👧‍👦 مراقبة 監視 é̂ ".repeat(800)
const hostile =
  "@everyone @here @all <!channel> <@U012> <at>all</at> <b>x</b> *x* _x_ ~x~ `x` # x [x](https://evil.test) &amp; \\"

/** Everything that a channel over HTTP promises. */
export const itKeeps = (type: string, contract: Contract) => {
  const open = async () => {
    const provider = await startHttpProvider()
    const config = channelConfig.parse({ type, ...contract.config(provider.url) })
    return { provider, config, egress: leading(contract.vendor, provider.url) }
  }

  itConforms(type, async (): Promise<Provider> => {
    const { provider, config, egress } = await open()
    const { key = () => null } = contract
    return {
      ...provider,
      config,
      through: { egress, mailer: null },
      behave: (as) => provider.behave(as === "fine" ? checking(contract) : as),
      accepted: () =>
        provider.requests.map((seen) => {
          const request = { ...seen, body: bodyOf(seen) }
          return { key: key(request) as string | null, text: textsIn(request.body).join("\n") }
        }),
    }
  })

  describe(`${type} and its vendor`, () => {
    let provider: HttpProvider
    let send: (message: Message) => Promise<Sent>
    beforeAll(async () => {
      const opened = await open()
      provider = opened.provider
      send = (message) => sendTo(opened.config, message, opened.egress)
    })
    afterAll(() => provider.close())
    const words = () => [provider.requests.at(-1)!.path, ...textsIn(bodyOf(provider.requests.at(-1)!))]

    test.each(Object.values(samples))("cuts a $type that is too long, between characters", async (message) => {
      provider.behave(checking(contract))
      const sent = await send(swollen(message))
      expect(sent.kind, sent.answer.text).toBe("delivered")
      if (!contract.isSpoken) expect(words().join("\n"), "where to look").toContain(workspaceUrl)
      for (const word of words()) {
        expect(word, "half a character").not.toMatch(/\p{Cs}|\u200d…/u)
      }
    })

    test("lets a name call nobody, and become no markup", async () => {
      provider.behave(checking(contract))
      const { monitor, ...message } = samples["monitor.down"]
      const sent = await send({ ...message, monitor: { ...monitor, name: hostile }, reason: hostile })
      expect(sent.kind, sent.answer.text).toBe("delivered")
      if (contract.never) expect(words().join("\n")).not.toMatch(contract.never)
    })

    for (const { status, headers, body, means, saying, retryAfterMs } of contract.answers ?? [])
      test(`reads ${status} ${text(body)} as ${means}`, async () => {
        provider.behave((response) => response.writeHead(status, headers).end(text(body)))
        const sent = await send(samples["monitor.down"])
        expect(sent).toMatchObject({ kind: means, answer: { status }, ...(retryAfterMs && { retryAfterMs }) })
        if (saying) expect(sent.answer.text).toContain(saying)
      })
  })
}

const sendTo = (config: ChannelConfig, message: Message, egress: Egress) =>
  sendMessage(config, message, {
    egress,
    mailer: null,
    clock: systemClock,
    idempotencyKey: "dlv_01k9rzv3m2e8dsxq4a7w5hj6tg",
    workspaceUrl,
    timeoutMs: 5_000,
    signal: new AbortController().signal,
  })

const swollen = (message: Message): Message => {
  if (message.type === "channel.test") return { ...message, channel: { ...message.channel, name: long } }
  const monitor = { ...message.monitor, name: long, target: `https://shop.example/${"path/".repeat(400)}` }
  return {
    ...message,
    monitor,
    workspace: { ...message.workspace, name: long },
    ...("reason" in message && { reason: long }),
  }
}

/** What requests are made of: a sample, of a monitor of this name. */
export const toldOf = ({ type = "monitor.down" as Message["type"], name = "Checkout API" } = {}): Told => {
  const sample = samples[type]
  const message: Message = sample.type === "channel.test" ? sample : { ...sample, monitor: { ...sample.monitor, name } }
  const words = wordsOf(message, workspaceUrl)
  return { message, words, idempotencyKey: "dlv_01k9rzv3m2e8dsxq4a7w5hj6tg", now: Date.parse(message.at) }
}
