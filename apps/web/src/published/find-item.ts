/** A monitor as visitors see it, by its id alone: on whichever published page shows it. */

import type { PictureItem } from "@nightjar/core/snapshot/picture"
import { findPageOf } from "@nightjar/core/snapshot/queries"
import type { Doors } from "@nightjar/db/doors"
import type { Id } from "@nightjar/kit/id"
import { type Clock, second, systemClock } from "@nightjar/kit/time"
import { createKeep } from "./keep.ts"
import type { Copy, Shelf } from "./shelf.ts"

/** So long nobody asks again for a page that shows it. */
const believedMs = 2 * second
const mostKnown = 50_000

/** Null where no published page shows it, whatever the reason. */
export type FindItem = (monitor: Id<"monitor">) => Promise<PictureItem | null>

export const createFindItem = (
  { doors, shelf }: { doors: Doors; shelf: Shelf },
  clock: Clock = systemClock,
): FindItem => {
  const places = createKeep<{ slug: string | null; knownAt: number }>(mostKnown)
  return async (monitor) => {
    const known = places.get(monitor)
    const found = known?.slug ? itemIn(await shelf.find(known.slug), monitor) : null
    if (found || (known && clock.monotonic() - known.knownAt < believedMs)) return found
    const slug = await findPageOf(doors, monitor)
    places.set(monitor, { slug, knownAt: clock.monotonic() }, 1)
    return slug ? itemIn(await shelf.find(slug), monitor) : null
  }
}

const itemIn = (copy: Copy | null, monitor: Id<"monitor">): PictureItem | null =>
  copy?.picture.groups.flatMap(({ items }) => items).find(({ id }) => id === monitor) ?? null
