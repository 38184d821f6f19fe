/** What whispers spare workers: the poll for probes, and a check of a monitor that was changed meanwhile. */
import type { Id } from "@nightjar/kit/id"
import type { Context } from "../context.ts"

/** Probes were asked for, in whatever regions. */
export const wakeWorkers = (context: Context): Promise<void> => context.bus.publish({ kind: "probe", region: "*" })

/** These monitors were paused, deleted or edited: what is held of them is worth nothing any more. */
export const stopWorkers = (context: Context, ids: readonly Id<"monitor">[]): Promise<void> =>
  context.bus.publish({ kind: "forget", keys: [...ids] })
