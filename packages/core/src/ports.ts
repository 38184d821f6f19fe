/**
 * What the nouns need of the outside world, as interfaces. Adapters live in `bus` and `payments`; core never imports
 * them. `Mailer`, whose adapter is `mail`, stands with the channels, which need it too.
 */

import type { PlanName } from "./plan/plan.ts"

/** A place in the order of committed events: `<xid>.<event id>`. Opaque to everybody but `event`. */
export type Position = string

/**
 * A whisper that something happened. Losing one costs liveliness, never a fact: whatever a client must not
 * miss is read from the `event` table. Sent after commit, one per batch; under 8,000 bytes (NOTIFY's limit),
 * so it carries ids and small figures, no bodies.
 */
export type Whisper =
  /** Rows were appended to `event` for these tenants. */
  | { kind: "events"; tenants: string[] }
  /** Heartbeats of one tenant; they have no event row, so a reconnecting page refetches its series instead. */
  | { kind: "heartbeats"; tenant: string; heartbeats: HeartbeatHint[] }
  /** Probes wait in this region (`*`: in some); workers need not wait for their poll. */
  | { kind: "probe"; region: string }
  /** Messages wait to be sent; any worker may. */
  | { kind: "delivery" }
  /**
   * What is remembered, streamed or held by these is out of date: ids of tenants, users, sessions, keys and monitors, host
   * names; `*` is all.
   */
  | { kind: "forget"; keys: string[] }
  /** What visitors see of these status pages was drawn anew, or is gone. */
  | { kind: "pages"; pages: string[] }
  /** To worker processes: `worker` is an id, or `*`. */
  | { kind: "command"; worker: string; command: "drain" | "shutdown" }

export interface HeartbeatHint {
  monitor: string
  /** ISO moment of the slot. */
  slotAt: string
  attempt: number
  region: string
  /** Outcome of this check. */
  status: "up" | "degraded" | "down" | "unknown" | "blocked"
  /** Standing of the monitor after it. */
  state: string
  latencyMs: number | null
}

export type Topic = Whisper["kind"]

export interface Bus {
  readonly name: "redis" | "postgres"
  /** Best effort; resolves when handed over, rejects never: a failure is logged and counted. */
  publish(whisper: Whisper): Promise<void>
  /** Hears the topics until `stop` is called. One connection serves all subscriptions of a process. */
  subscribe(topics: readonly Topic[], hear: (whisper: Whisper) => void): Promise<{ stop(): Promise<void> }>
  /** `lost` while the connection is down: caches are not trusted then and streams are closed. */
  readonly state: "connected" | "lost"
  onState(listener: (state: "connected" | "lost") => void): () => void
  close(): Promise<void>
}

/** Counts attempts and refuses too many. Fails closed: when neither store answers, it refuses. */
export interface Limiter {
  /**
   * Takes one point from `key`'s budget of `rule`. Throws `AppError("rate_limited")` with
   * `retryAfterSeconds` when none is left.
   */
  take(rule: LimitRule, key: string): Promise<void>
  /** Gives the budget back, e.g. after a right password. */
  reset(rule: LimitRule, key: string): Promise<void>
}

export interface LimitRule {
  /** Leads the key in the store, e.g. `sign-in.account`. */
  name: string
  points: number
  perSeconds: number
}

/** Billing belongs to the vendor: what it says is fetched anew after each of its events, and kept as a copy. */
export interface Payments {
  /** `pretend`: our own twin of the vendor, where no money moves; `test`: nor does any in the vendor's sandbox. */
  readonly mode: "live" | "test" | "pretend"
  /** The vendor's id of a workspace; the same one for all who ask at once. */
  createCustomer(who: { tenant: string; name: string; email: string | null }): Promise<string>
  /** A page of the vendor's where somebody buys a plan. The same `key` opens the same page. */
  openCheckout(order: { customer: string; plan: PlanName; slug: string; key: string }): Promise<Checkout>
  findCheckout(id: string): Promise<Checkout | null>
  /** Throws `conflict` when it was paid meanwhile. */
  closeCheckout(id: string): Promise<void>
  /** A page of the vendor's where a card, an invoice or the end of a plan is seen to. */
  openPortal(visit: { customer: string; slug: string }): Promise<{ url: string }>
  /** All that there were, ended ones too. Null where the vendor knows no such customer: he is another account's. */
  listSubscriptions(customer: string): Promise<Subscription[] | null>
  /**
   * What a webhook says, of its bytes as they came. Throws `invalid` when they are not the vendor's own, were changed,
   * or are older than five minutes.
   */
  readEvent(body: Uint8Array, signature: string): VendorEvent
}

export interface Checkout {
  id: string
  state: "open" | "complete" | "expired"
  plan: PlanName | null
  url: string
}

export interface Subscription {
  id: string
  plan: PlanName
  /** `pending`: its first payment has not succeeded yet. */
  state: "paid" | "unpaid" | "ended" | "pending"
  startedAt: Date
  /** What is paid for lasts until then; then it is renewed. */
  periodEndsAt: Date | null
  /** It is not renewed but ends then. */
  cancelsAt: Date | null
  /** Since when an invoice is open that could not be collected. */
  unpaidSince: Date | null
}

export interface VendorEvent {
  id: string
  type: string
  /** Null for an event that is about no customer. */
  customer: string | null
}
