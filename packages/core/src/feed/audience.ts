/** All streams of a process: whom an event, a heartbeat or the end of a session concerns. */
import { AppError } from "@nightjar/kit/error"
import type { Stamped } from "../event/event.ts"
import type { HeartbeatHint, Position } from "../ports.ts"
import type { Follower } from "./follower.ts"

/** The streams of one tenant. */
interface Room {
  followers: Set<Follower>
  hints: HeartbeatHint[]
  timer: NodeJS.Timeout | null
  quietUntil: number
}

/** A stream costs about 20 µs an item, so heartbeats of one tenant take a fifth of a core at most. */
const pauseMsPerFollower = 0.1

/** A stream costs about 60 kB, and one session could open streams without end: 120 MB are all that a tenant gets. */
export const mostStreams = 2_000

export class Audience {
  readonly #rooms = new Map<string, Room>()
  /** Streams by what lets them see: tenant, session, user, key. */
  readonly #seenBy = new Map<string, Set<Follower>>()
  readonly #head: () => Position

  /** @param head where the process's reader stands */
  constructor(head: () => Position) {
    this.#head = head
  }

  /** Throws `rate_limited` where a tenant has too many. @returns the way out */
  join(tenant: string, credentials: readonly string[], follower: Follower): () => void {
    const room = this.#rooms.get(tenant) ?? { followers: new Set(), hints: [], timer: null, quietUntil: 0 }
    if (room.followers.size >= mostStreams)
      throw new AppError("rate_limited", `This workspace has ${mostStreams} live streams open. Close some tabs.`, {
        retryAfterSeconds: 30,
      })
    this.#rooms.set(tenant, room)
    room.followers.add(follower)
    const ids = [tenant, ...credentials]
    for (const id of ids) this.#seenBy.set(id, (this.#seenBy.get(id) ?? new Set()).add(follower))
    return () => {
      room.followers.delete(follower)
      if (room.followers.size === 0) this.#rooms.delete(tenant)
      for (const id of ids) {
        this.#seenBy.get(id)?.delete(follower)
        if (this.#seenBy.get(id)?.size === 0) this.#seenBy.delete(id)
      }
    }
  }

  tell(tenant: string, stamped: Stamped): void {
    for (const follower of this.#rooms.get(tenant)?.followers ?? []) follower.push(stamped)
  }

  /** Heartbeats are told together, so that a tenant with many monitors and many streams does not fill the process. */
  hint(tenant: string, heartbeats: readonly HeartbeatHint[]): void {
    const room = this.#rooms.get(tenant)
    if (!room) return
    room.hints.push(...heartbeats)
    const quietMs = Math.max(0, room.quietUntil - performance.now())
    room.timer ??= setTimeout(() => this.#tellHints(tenant, room), quietMs)
  }

  /** Ends the streams that this credential, or this tenant, let in. */
  endOf(id: string, reason: Error): void {
    for (const follower of [...(this.#seenBy.get(id) ?? [])]) follower.end(reason)
  }

  endAll(reason: Error): void {
    for (const room of this.#rooms.values()) for (const follower of room.followers) follower.end(reason)
  }

  #tellHints(tenant: string, room: Room) {
    room.timer = null
    room.quietUntil = performance.now() + room.followers.size * pauseMsPerFollower
    this.tell(tenant, { position: this.#head(), item: { type: "heartbeats", heartbeats: room.hints.splice(0) } })
  }
}
