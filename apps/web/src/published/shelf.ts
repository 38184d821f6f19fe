/**
 * Published pages as this process knows them. Most answers come from memory alone; the database is asked when what is
 * known may be out of date, once for all who ask at the same time. While it does not answer, what is known is served on.
 */
import type { Wiring } from "@nightjar/core/context"
import type { Picture } from "@nightjar/core/snapshot/picture"
import { findPublished, type Published } from "@nightjar/core/snapshot/queries"
import { AppError } from "@nightjar/kit/error"
import { type Clock, minute, second, systemClock } from "@nightjar/kit/time"
import { createKeep } from "./keep.ts"

export interface Copy {
  picture: Picture
  builtAt: Date
  /** There should be something newer, and it is not to be had, for whatever reason. */
  isStale: boolean
}

export interface Shelf {
  /** Null where nothing is published. Throws `unavailable` where nothing is known and the database does not answer. */
  find(slug: string): Copy | null | Promise<Copy | null>
}

/** What is known of a slug. Moments are monotonic ms. */
interface Entry {
  slug: string
  /** Null where nothing is published. */
  published: (Published & { picture: Picture }) | null
  /** When it was so. */
  knownAt: number
  /** Whether it may have changed since. */
  isSuspect: boolean
  /** Since when somebody is asking. */
  askedAt: number
  asking: Promise<void> | null
  failedAt: number
}

const never = Number.NEGATIVE_INFINITY
const unknownEntry = (slug: string): Entry => ({
  slug,
  published: null,
  knownAt: never,
  isSuspect: false,
  askedAt: never,
  asking: null,
  failedAt: never,
})

/** Believed for so long, unless a whisper says otherwise. */
const believedMs = 2 * second
/**
 * Who asks waits for so long for something newer than what is known, and longer where nothing is: a slow answer is better
 * than none. What was asked for in vain is not asked for again for the shorter time.
 */
const patienceMs = { known: second, unknown: 5 * second }
/** What is older has a reason that visitors are told of: a worker draws each page anew once a minute. */
const staleMs = { unanswered: 5 * second, undrawn: 3 * minute }
/** Of all pictures together as JSON. In all their forms pages take about four times as much. */
const mostWeight = 64 * 1024 * 1024
/** Of a page that there is not. */
const leastWeight = 500

/** Null where nothing is published. */
const copyOf = ({ published, knownAt }: Entry, clock: Clock): Copy | null => {
  if (!published) return null
  const { picture, builtAt } = published
  const isUnanswered = clock.monotonic() - knownAt > staleMs.unanswered
  return { picture, builtAt, isStale: isUnanswered || clock.now() - builtAt.getTime() > staleMs.undrawn }
}

/** Lives as long as the process. */
export const openShelf = async (
  { doors, bus, log }: Pick<Wiring, "doors" | "bus" | "log">,
  clock: Clock = systemClock,
): Promise<Shelf> => {
  const entries = createKeep<Entry>(mostWeight)
  await bus.subscribe(["pages"], (whisper) => {
    const pages = new Set(whisper.kind === "pages" ? whisper.pages : [])
    for (const entry of entries.values()) if (entry.published && pages.has(entry.published.id)) entry.isSuspect = true
  })

  const ask = async (entry: Entry) => {
    entry.askedAt = clock.monotonic()
    entry.isSuspect = false
    try {
      const found = await findPublished(doors, entry.slug, entry.published)
      entry.knownAt = entry.askedAt
      if (found && !found.picture) return
      entry.published = found as Entry["published"]
      entries.set(entry.slug, entry, found ? JSON.stringify(found.picture).length : leastWeight)
    } catch (error) {
      entry.failedAt = clock.monotonic()
      log.warn({ err: error, page: entry.slug }, "a status page could not be looked up")
    } finally {
      entry.asking = null
    }
  }

  const askedCopy = async (entry: Entry): Promise<Copy | null> => {
    entry.asking ??= ask(entry)
    const patience = new AbortController()
    const longest = entry.knownAt === never ? patienceMs.unknown : patienceMs.known
    await Promise.race([entry.asking, clock.sleep(longest, patience.signal)])
    patience.abort()
    if (entry.knownAt === never)
      throw new AppError("unavailable", "This page cannot be shown right now. Try again in a minute.")
    return copyOf(entry, clock)
  }

  const entryOf = (slug: string): Entry => {
    const known = entries.get(slug)
    if (known) return known
    const entry = unknownEntry(slug)
    entries.set(slug, entry, leastWeight)
    return entry
  }

  return {
    find(slug) {
      const entry = entryOf(slug)
      const now = clock.monotonic()
      if (!entry.isSuspect && now - entry.knownAt <= believedMs) return copyOf(entry, clock)
      const { known } = patienceMs
      const isAway = now - entry.failedAt < known || (entry.asking && now - entry.askedAt > known)
      return isAway && entry.knownAt !== never ? copyOf(entry, clock) : askedCopy(entry)
    },
  }
}
