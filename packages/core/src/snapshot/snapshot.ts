/** What visitors are shown of a published page, as it was last drawn. */
import { minute, second } from "@nightjar/kit/time"

/** Drawn anew at the latest after so long, when nothing has happened: days and latencies go on. */
export const oldestMs = minute
/** And at the soonest after so long, however much happens. */
export const youngestMs = second
