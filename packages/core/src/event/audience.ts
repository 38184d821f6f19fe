/** All streams of a process: whom an event, a heartbeat or the end of a session concerns. */
import type { Id } from "@nightjar/kit/id"
import type { HeartbeatHint, Position } from "../ports.ts"
import type { Stamped } from "./event.ts"
import type { Follower } from "./follower.ts"

export interface Audience {
  /** @param credentials ids of what the stream is seen by: a session and its user, or a key. Returns the way out. */
  join(tenant: Id<"tenant">, credentials: readonly string[], follower: Follower): () => void
  tell(tenant: Id<"tenant">, stamped: Stamped): void
  /** Heartbeats are told together, so that a tenant with many monitors and many streams does not fill the process. */
  hint(tenant: Id<"tenant">, heartbeats: readonly HeartbeatHint[]): void
  /** Ends the streams that this credential, or this tenant, let in. */
  endOf(id: string, reason: Error): void
  endAll(reason: Error): void
}

interface Room {
  followers: Set<Follower>
  hints: HeartbeatHint[]
  timer: NodeJS.Timeout | null
  quietUntil: number
}

/** A stream costs about 20 µs an item, so heartbeats of one tenant take a fifth of a core at most. */
const pauseMsPerFollower = 0.1

/** @param head where the process's reader stands */
export const createAudience = (head: () => Position): Audience => {
  const rooms = new Map<string, Room>()
  const seenBy = new Map<string, Set<Follower>>()

  const tell = (tenant: string, stamped: Stamped) => {
    for (const follower of rooms.get(tenant)?.followers ?? []) follower.push(stamped)
  }
  const tellHints = (tenant: string, room: Room) => {
    room.timer = null
    room.quietUntil = performance.now() + room.followers.size * pauseMsPerFollower
    tell(tenant, { position: head(), item: { type: "heartbeats", heartbeats: room.hints.splice(0) } })
  }

  return {
    tell,
    join(tenant, credentials, follower) {
      const room = rooms.get(tenant) ?? { followers: new Set(), hints: [], timer: null, quietUntil: 0 }
      rooms.set(tenant, room)
      room.followers.add(follower)
      for (const id of [tenant, ...credentials]) seenBy.set(id, (seenBy.get(id) ?? new Set()).add(follower))
      return () => {
        room.followers.delete(follower)
        if (room.followers.size === 0) rooms.delete(tenant)
        for (const id of [tenant, ...credentials]) {
          seenBy.get(id)?.delete(follower)
          if (seenBy.get(id)?.size === 0) seenBy.delete(id)
        }
      }
    },
    hint(tenant, heartbeats) {
      const room = rooms.get(tenant)
      if (!room) return
      room.hints.push(...heartbeats)
      room.timer ??= setTimeout(() => tellHints(tenant, room), Math.max(0, room.quietUntil - performance.now()))
    },
    endOf(id, reason) {
      for (const follower of [...(seenBy.get(id) ?? [])]) follower.end(reason)
    },
    endAll(reason) {
      for (const room of rooms.values()) for (const follower of room.followers) follower.end(reason)
    },
  }
}
