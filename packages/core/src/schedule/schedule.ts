/**
 * When a monitor is due. Slot k is `anchor + k · interval`; the slot, never "now", is the identity of a check.
 * Moments are Unix milliseconds by the database's clock.
 */
import { hour, minute, second } from "@nightjar/kit/time"

/** A schedule as it stands: its grid, and the attempt that is next. */
export interface Schedule {
  /** The first slot of the epoch. */
  anchor: number
  intervalMs: number
  nextSlotAt: number
  /** 0, or a retry of `nextSlotAt`. */
  attempt: number
}

/** What to run now, and the slots before it that nobody ran. */
export interface Turnout {
  slotAt: number
  attempt: number
  missed: Missed | null
}

export interface Missed {
  from: number
  /** Exclusive. */
  to: number
  slots: number
}

/** What comes after an attempt. */
export interface Next {
  nextSlotAt: number
  attempt: number
  dueAt: number
}

/** A slot that is held: whoever knows the token may complete it, until somebody else claims or stops it. */
export interface Claim extends Schedule {
  /** Uuids, as everywhere in the engine. */
  tenantId: string
  monitorId: string
  region: number
  token: number
  /** When it was due; Unix milliseconds by the database's clock, as all moments here. */
  dueAt: number
  claimedAt: number
  /** As `quarantine` reads it. */
  failures: number
  /** How often its holder has kept it since it was taken from what is due. */
  kept: number
}

/** A locked schedule, what comes next for it, and whether its holder keeps it for that. */
export interface Advance {
  claim: Claim
  next: Next
  keeps: boolean
  failures: number
}

/**
 * The first slot of an epoch, somewhere in its first interval: by monitor and region, so that load is flat and
 * a restart of everything does not bunch it.
 */
export const anchorOf = (epochStart: number, monitor: string, region: number, intervalMs: number) =>
  epochStart + (hash(`${monitor}:${region}`) % intervalMs)

/** The newest slot at or before `now`; the anchor when there is none yet. */
export const newestSlot = ({ anchor, intervalMs }: Pick<Schedule, "anchor" | "intervalMs">, now: number) =>
  anchor + Math.max(0, Math.floor((now - anchor) / intervalMs)) * intervalMs

/** The slots before `end` that had no attempt yet. */
export const missedBefore = (schedule: Schedule, end: number): Missed | null => {
  const { anchor, intervalMs, nextSlotAt, attempt } = schedule
  const from = attempt === 0 ? nextSlotAt : nextSlotAt + intervalMs
  const slots = Math.ceil((end - anchor) / intervalMs) - Math.round((from - anchor) / intervalMs)
  return slots > 0 ? { from, to: end, slots } : null
}

/** No burst of stale checks: where a later slot is due already, only the newest is run. */
export const turnout = (schedule: Schedule, now: number): Turnout => {
  const { nextSlotAt, attempt } = schedule
  const newest = newestSlot(schedule, now)
  if (newest <= nextSlotAt) return { slotAt: nextSlotAt, attempt, missed: null }
  return { slotAt: newest, attempt: 0, missed: missedBefore(schedule, newest) }
}

/** A retry that would be due at or after the next slot is not made: that slot is the next attempt. */
export const nextOf = (
  ran: { slotAt: number; attempt: number; intervalMs: number },
  retry: { wanted: boolean; endedAt: number; retryMs: number },
): Next => {
  const nextSlotAt = ran.slotAt + ran.intervalMs
  const retryAt = retry.endedAt + retry.retryMs
  return retry.wanted && retryAt < nextSlotAt
    ? { nextSlotAt: ran.slotAt, attempt: ran.attempt + 1, dueAt: retryAt }
    : { nextSlotAt, attempt: 0, dueAt: nextSlotAt }
}

/** A claim outlasts the longest check: 0.8 of the interval, at most five minutes, and seven seconds for the record. */
export const leaseEnd = (dueAt: number, intervalMs: number) =>
  dueAt + Math.min(0.8 * intervalMs, 5 * minute) + 7 * second

/**
 * A check that three workers died of, or so it seems, is not run but waits: a minute, doubling up to an hour with each
 * worker more.
 * @param failures counts the deaths, and the waits that followed from the third on: after 3 it waits, at 4 it is tried
 * @returns how long to wait; null where the check is to be run
 */
export const quarantine = (failures: number): number | null =>
  failures >= 3 && failures % 2 === 1 ? Math.min(minute * 2 ** ((failures - 3) / 2), hour) : null

/** When an advanced schedule may be claimed: at its time, or when the lease of its holder has run out. */
export const dueOf = ({ claim, next, keeps }: Advance) => (keeps ? leaseEnd(next.dueAt, claim.intervalMs) : next.dueAt)

/** The claim that its holder goes on with. */
export const keptClaim = ({ claim, next, keeps }: Advance): Claim | null =>
  keeps ? { ...claim, ...next, token: claim.token + 1, failures: 0, kept: claim.kept + 1 } : null

/** FNV-1a, 32 bits. */
const hash = (text: string) => {
  let value = 0x811c9dc5
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  return value >>> 0
}

/** Schedules that are due and held by nobody, and for how long the first of them has been. */
export interface Backlog {
  due: number
  lagMs: number
}
