/** Probes wait in the table; a whisper spares them the worker's poll. */
import type { Context } from "../context.ts"
import { defaultRegionName } from "../region/region.ts"

export const wakeWorkers = (context: Context): Promise<void> =>
  context.bus.publish({ kind: "probe", region: defaultRegionName })
