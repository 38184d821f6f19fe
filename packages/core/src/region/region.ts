/** Where a monitor is checked from. */
import { second } from "@nightjar/kit/time"
import { z } from "zod"

/** The code of the region `default`, which the migration makes. */
export const defaultRegion = 1

/** As `WORKER_REGION` takes it. */
export const regionName = z.string().regex(/^[a-z0-9-]{1,40}$/, { error: "is not the name of a region" })

/** Each worker signs for its region so often, and one that has not been signed for in three times as long is lost. */
export const signSeconds = 5
const lostAfterMs = 3 * signSeconds * second

/** @param seenAt when a worker last signed for it; null when none ever has */
export const isLost = (seenAt: Date | null, now: Date) => !seenAt || now.getTime() - seenAt.getTime() > lostAfterMs
