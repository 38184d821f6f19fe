/**
 * Published pages as this process knows them. Most answers come from memory alone; the database is asked when what is
 * known may be out of date, once for all who ask at the same time. While it does not answer, what is known is served on.
 */
import type { Wiring } from "@nightjar/core/context"
import type { Picture } from "@nightjar/core/snapshot/picture"
import { findPublished, type Published } from "@nightjar/core/snapshot/queries"
import { AppError } from "@nightjar/kit/error"
import { type Clock, minute, second, systemClock } from "@nightjar/kit/time"

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
  published: (Published & { picture: Picture }) | null
  /** About what it takes in memory, bytes. */
  weight: number
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

/** Believed for so long, unless a whisper says otherwise. */
const believedMs = 2 * second
/** Who asks waits for so long for something newer than what is known; and for so long nobody asks again in vain. */
const patienceMs = second
/** What is older has a reason that visitors are told of: a worker draws each page anew once a minute. */
const staleMs = { unanswered: 5 * second, undrawn: 3 * minute }
/** Of all pictures together as JSON. In all their forms pages take about four times as much. */
const mostWeight = 64 * 1024 * 1024
/** Of a page that there is not. */
const leastWeight = 500

/** Lives as long as the process. */
export const openShelf = async (
  { doors, bus, log }: Pick<Wiring, "doors" | "bus" | "log">,
  clock: Clock = systemClock,
): Promise<Shelf> => {
  /** The one that was asked for last stands last. */
  const entries = new Map<string, Entry>()
  let weight = 0
  await bus.subscribe(["pages"], (whisper) => {
    const pages = new Set(whisper.kind === "pages" ? whisper.pages : [])
    for (const entry of entries.values()) if (entry.published && pages.has(entry.published.id)) entry.isSuspect = true
  })

  const weigh = (slug: string, entry: Entry) => {
    const { published } = entry
    const before = entries.get(slug) === entry ? entry.weight : 0
    entry.weight = published ? JSON.stringify(published.picture).length : leastWeight
    weight += entry.weight - before
    entries.delete(slug)
    entries.set(slug, entry)
    for (const [oldest, { weight: freed }] of entries) {
      if (weight <= mostWeight || oldest === slug) break
      entries.delete(oldest)
      weight -= freed
    }
  }

  const ask = async (slug: string, entry: Entry) => {
    entry.askedAt = clock.monotonic()
    entry.isSuspect = false
    try {
      const found = await findPublished(doors, slug, entry.published)
      const picture = found && (found.picture ?? entry.published?.picture)
      const isNew = found?.picture || !found
      entry.published = found && picture ? { ...found, picture } : null
      entry.knownAt = entry.askedAt
      if (isNew) weigh(slug, entry)
    } catch (error) {
      entry.failedAt = clock.monotonic()
      log.warn({ err: error, slug }, "a status page could not be looked up")
    } finally {
      entry.asking = null
    }
  }

  const copyOf = ({ published, knownAt }: Entry): Copy | null => {
    if (!published) return null
    const { picture, builtAt } = published
    const isUnanswered = clock.monotonic() - knownAt > staleMs.unanswered
    return { picture, builtAt, isStale: isUnanswered || clock.now() - builtAt.getTime() > staleMs.undrawn }
  }

  const askedCopy = async (slug: string, entry: Entry): Promise<Copy | null> => {
    entry.asking ??= ask(slug, entry)
    const patience = new AbortController()
    await Promise.race([entry.asking, clock.sleep(patienceMs, patience.signal)])
    patience.abort()
    if (entry.knownAt === never)
      throw new AppError("unavailable", "This page cannot be shown right now. Try again in a minute.")
    return copyOf(entry)
  }

  return {
    find(slug) {
      const entry = entries.get(slug) ?? unknownEntry()
      const now = clock.monotonic()
      // An entry that is asked for becomes the last; a new one is weighed when something is known of it.
      if (entries.delete(slug)) entries.set(slug, entry)
      else weigh(slug, entry)
      if (!entry.isSuspect && now - entry.knownAt <= believedMs) return copyOf(entry)
      const isAway = now - entry.failedAt < patienceMs || (entry.asking && now - entry.askedAt > patienceMs)
      return isAway && entry.knownAt !== never ? copyOf(entry) : askedCopy(slug, entry)
    },
  }
}

const unknownEntry = (): Entry => ({
  published: null,
  weight: 0,
  knownAt: never,
  isSuspect: false,
  askedAt: never,
  asking: null,
  failedAt: never,
})
