import type { Run } from "./define.ts"
import type { dns } from "./dns.ts"
import { conclude } from "./outcome.ts"
import { temper } from "./verdict.ts"

/** Names are compared without regard to case and to the root's dot. */
const plain = (value: string) => value.trim().toLowerCase().replace(/\.$/, "")

export const run: Run<typeof dns> = async (config, { egress, signal, clock }) => {
  const { name, recordType: type, server, port } = config
  const question = { name, type, ...(server && { server: { host: server, port } }) }
  const { records, trace } = await egress.dns(question, { signal })
  const found = records.map(plain)
  const missing = config.expected.split("\n").filter((line) => line.trim() !== "" && !found.includes(plain(line)))
  if (missing.length > 0) {
    const message = `${missing[0]?.trim()} is not among the records of ${name}: ${records.join(", ")}.`
    return conclude({ status: "down", code: "value_missing", message }, trace, { records })
  }
  const message = records.length === 1 ? records[0]! : `${records.length} records: ${records.join(", ")}`
  return conclude(temper({ status: "up", code: "ok", message }, trace, config, clock.now()), trace, { records })
}
