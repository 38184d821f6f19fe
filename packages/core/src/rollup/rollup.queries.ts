import { decodeSketches, quantile } from "@nightjar/kit/sketch"
import { sql } from "drizzle-orm"
import { rollupHour } from "./rollup.table.ts"

/** Latencies of all the hours of a group, in ms; null where nothing was answered. One string instead of a row an hour. */
export const latencyQuantiles = <Name extends string>(shares: Readonly<Record<Name, number>>) =>
  sql`string_agg(encode(${rollupHour.sketch}, 'hex'), ',')`.mapWith((encoded: string) => {
    const sketch = decodeSketches(encoded.split(",").map((hex) => Buffer.from(hex, "hex")))
    const answers = Object.entries<number>(shares).map(([name, share]) => [name, quantile(sketch, share)])
    return Object.fromEntries(answers) as Record<Name, number | null>
  })
