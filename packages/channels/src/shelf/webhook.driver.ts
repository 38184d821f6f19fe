import { createHmac } from "node:crypto"
import { second } from "@nightjar/kit/time"
import type { Send } from "../define.ts"
import { judgeAnswer } from "../http-answer.ts"
import { type Message, messageVersion } from "../message.ts"
import { wordsOf } from "../words.ts"
import type { webhook } from "./webhook.ts"

/** Standard Webhooks 1.0: https://www.standardwebhooks.com. The secret's bytes are the base64 behind its prefix. */
const signatureOf = (secret: string, signed: string): string => {
  const key = Buffer.from(secret.slice("whsec_".length), "base64")
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`
}

/** The same bytes at every attempt. Later versions add fields and change none. */
const bodyOf = (message: Message, workspaceUrl: string): string => {
  const { type, at, ...facts } = message
  const { subject, link } = wordsOf(message, workspaceUrl)
  return JSON.stringify({
    type,
    timestamp: at,
    version: messageVersion,
    data: { ...facts, text: subject, url: link.url },
  })
}

export const send: Send<typeof webhook> = async (config, message, context) => {
  const { egress, clock, signal, idempotencyKey, workspaceUrl } = context
  const { url, method, verifyTls, secret, authorization } = config
  const body = bodyOf(message, workspaceUrl)
  const timestamp = Math.floor(clock.now() / second)
  const headers = [
    { name: "Content-Type", value: "application/json" },
    { name: "webhook-id", value: idempotencyKey },
    { name: "webhook-timestamp", value: String(timestamp) },
    { name: "webhook-signature", value: signatureOf(secret, `${idempotencyKey}.${timestamp}.${body}`) },
    ...(authorization ? [{ name: "Authorization", value: authorization }] : []),
  ]
  const own = headers.map(({ name }) => name.toLowerCase())
  const theirs = config.headers.filter(({ name }) => !own.includes(name.toLowerCase()))
  // A redirect would take the body and its signature to an address that nobody entered.
  const request = {
    url,
    method,
    headers: [...headers, ...theirs],
    body,
    maxRedirects: 0,
    verifyTls,
    limitBytes: 65_536,
  }
  return judgeAnswer(await egress.http(request, { signal }), clock.now())
}
