/**
 * What the nouns need of the outside world, as interfaces. Adapters live in `bus` and `payments`; core never imports
 * them. `Mailer`, whose adapter is `mail`, stands with the channels, which need it too.
 */

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

export interface Subscription {
  plan: string
  status: "trialing" | "active" | "past_due" | "unpaid" | "canceled"
  paidUntil: Date
}

/** Billing belongs to the vendor; we keep a copy of what it says, fetched anew after each of its events. */
export interface Payments {
  /** A page of the vendor's where somebody buys a plan. `customer` is the vendor's id of the tenant. */
  openCheckout(order: { customer: string; plan: string; returnTo: string }): Promise<{ url: string }>
  /** A page of the vendor's where a card, an invoice or the end of a plan is seen to. */
  openPortal(visit: { customer: string; returnTo: string }): Promise<{ url: string }>
  findSubscription(customer: string): Promise<Subscription | null>
}
