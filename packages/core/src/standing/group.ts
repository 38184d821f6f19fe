/** A group stands as the worst of its members. */
import type { Settled, Turn } from "../turn/turn.ts"
import { type Judged, type Standing, turnTo } from "./standing.ts"

/** The worst first. What is known of one member says more than what is not known of the others. */
const severities: readonly Settled[] = ["down", "degraded", "up", "maintenance", "no_data"]

/** @param members what those are in that are not paused */
export const worstOf = (members: Iterable<Settled>): Settled => {
  const present = new Set(members)
  return severities.find((state) => present.has(state)) ?? "no_data"
}

const isWorse = (one: Settled, other: Settled) => severities.indexOf(one) < severities.indexOf(other)

/** Why a group is looked at: a member turned, came or went. Moments are Unix milliseconds. */
export type Cause = Pick<Turn, "at" | "since"> & { reason: string }

/**
 * Null when it stands already as its members say, or is paused. What gets worse is so since its member is; what gets
 * better may have been as bad by another member until the group last turned. Its members have the incidents.
 */
export const judgeGroup = (standing: Standing, members: Iterable<Settled>, { at, since }: Cause): Judged | null => {
  const to = worstOf(members)
  if (standing.settled === "paused" || standing.settled === to) return null
  return turnTo(standing, to, {
    at,
    since: isWorse(to, standing.settled) ? since : Math.max(since, standing.since),
  })
}

export interface Member {
  name: string
  settled: Settled
}

/** Of some kind of key, as whoever asks has them. */
export interface Group<Key> {
  key: Key
  /** The group that it is a member of. */
  parent: Key | null
  standing: Standing
  /** Those that are not paused. */
  members: ReadonlyMap<Key, Member>
}

export interface GroupTurned<Key> {
  key: Key
  standing: Standing
  turn: Turn
  /** Names the member that turned: "Shop: The connection was refused." */
  reason: string
}

/**
 * What groups come to when some of their members were moved, from the members up.
 * @param causes the members that were moved, the latest last, and groups that lost some
 */
export const judgeGroups = <Key>(
  groups: readonly Group<Key>[],
  causes: ReadonlyMap<Key, Cause>,
): GroupTurned<Key>[] => {
  const moved = new Map(causes)
  const settled = new Map<Key, Settled>()
  return bottomUp(groups).flatMap(({ key, standing, members }) => {
    const cause = fromMember(members, moved) ?? causes.get(key)
    if (!cause) return []
    const present = [...members].map(([member, was]) => settled.get(member) ?? was.settled)
    const judged = judgeGroup(standing, present, cause)
    if (!judged?.turn) return []
    const { turn } = judged
    settled.set(key, turn.to)
    moved.set(key, { at: turn.at, since: turn.since, reason: cause.reason })
    return [{ key, standing: judged.standing, turn, reason: cause.reason }]
  })
}

/** The latest of what moved its members, by the name of that member. */
const fromMember = <Key>(members: Group<Key>["members"], moved: ReadonlyMap<Key, Cause>): Cause | undefined => {
  const [member, cause] = [...moved].filter(([key]) => members.has(key)).at(-1) ?? []
  return cause && { ...cause, reason: `${members.get(member!)!.name}: ${cause.reason}` }
}

/** Each after those that are members of it. */
const bottomUp = <Key>(groups: readonly Group<Key>[]): Group<Key>[] => {
  const byKey = new Map(groups.map((group) => [group.key, group]))
  const depth = (group: Group<Key>): number => {
    const parent = group.parent === null ? undefined : byKey.get(group.parent)
    return parent ? 1 + depth(parent) : 0
  }
  return groups.toSorted((one, other) => depth(other) - depth(one))
}
