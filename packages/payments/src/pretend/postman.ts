/** Brings events to the webhook, signed as Stripe signs; and where it is told to, late, twice, out of order or not at all. */
import { createHmac } from "node:crypto"
import { second } from "@nightjar/kit/time"
import type { Event } from "./books.ts"

export interface Mischief {
  delayMs: number
  /** Each event comes twice. */
  twice: boolean
  /** No event comes. */
  lose: boolean
  /** Events are kept until `release`, and come in any order. */
  hold: boolean
}

export const goodConduct: Mischief = { delayMs: 0, twice: false, lose: false, hold: false }

/** Pauses before an event is sent again that was not taken; Stripe goes on for three days. */
const retryMs = [1, 2, 4, 8, 16].map((seconds) => seconds * second)

export interface Signed {
  body: string
  signature: string
}

/** @param at Unix seconds */
export const sign = (body: string, secret: string, at = Math.floor(Date.now() / second)): Signed => {
  const code = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex")
  return { body, signature: `t=${at},v1=${code}` }
}

export const bodyOf = (event: Event): string => JSON.stringify(event, null, 2)

/** Waits that can all be ended at once. */
const createPauses = () => {
  const running = new Set<() => void>()
  return {
    pause: (ms: number) =>
      new Promise<void>((resolve) => {
        const over = () => {
          clearTimeout(timer)
          running.delete(over)
          resolve()
        }
        const timer = setTimeout(over, ms)
        running.add(over)
      }),
    endAll() {
      for (const over of running) over()
    },
  }
}

/** Answers whether it was taken. */
const post = async (event: Event, { url, secret }: Addressee): Promise<boolean> => {
  const { body, signature } = sign(bodyOf(event), secret)
  const headers = { "content-type": "application/json; charset=utf-8", "stripe-signature": signature }
  try {
    const answer = await fetch(url, { method: "POST", headers, body, signal: AbortSignal.timeout(30 * second) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false
  }
}

interface Addressee {
  url: string
  secret: string
}

export const createPostman = (addressee: Addressee) => {
  let mischief = goodConduct
  let held: Event[] = []
  let closed = false
  const { pause, endAll } = createPauses()
  const underWay = new Set<Promise<void>>()

  const bring = async (event: Event): Promise<void> => {
    if (mischief.delayMs > 0) await pause(mischief.delayMs)
    for (const waitMs of [0, ...retryMs]) {
      if (waitMs > 0) await pause(waitMs)
      if (closed) return
      if (await post(event, addressee)) {
        event.pending_webhooks = 0
        return
      }
    }
  }
  const send = (event: Event) => {
    for (const copy of mischief.twice ? [event, event] : [event]) {
      const going = bring(copy).finally(() => underWay.delete(going))
      underWay.add(going)
    }
  }

  return {
    get conduct() {
      return mischief
    },
    behave(next: Partial<Mischief>) {
      mischief = { ...mischief, ...next }
    },
    take(event: Event) {
      if (mischief.lose) return
      if (mischief.hold) held.push(event)
      else send(event)
    },
    /** Sends what is held, in a random order. */
    release() {
      const order = held.map((event) => ({ event, at: Math.random() })).sort((one, other) => one.at - other.at)
      held = []
      for (const { event } of order) send(event)
    },
    /** Resolves when nothing is under way. */
    async quiet() {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    close() {
      closed = true
      endAll()
    },
  }
}
export type Postman = ReturnType<typeof createPostman>
