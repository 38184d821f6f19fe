/** Heartbeats as files, before they are removed: one gzipped file of JSON lines for each tenant and day. */
import { createWriteStream } from "node:fs"
import { link, mkdir, rm } from "node:fs/promises"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { createGzip } from "node:zlib"
import { phaseMs, phases } from "@nightjar/core/heartbeat/phases"
import type { ExportedBeat, TenantDay } from "@nightjar/core/heartbeat/retention"

/**
 * Writes `<folder>/<tenant>/2026-11-23.ndjson.gz`. A file that is there is whole and stays: whoever wrote it may have
 * begun to remove what is in it.
 */
export const exportDay = async (
  folder: string,
  { tenant, dayAt }: TenantDay,
  beats: AsyncIterable<ExportedBeat>,
): Promise<void> => {
  await mkdir(join(folder, tenant), { recursive: true })
  const path = join(folder, tenant, `${new Date(dayAt).toISOString().slice(0, 10)}.ndjson.gz`)
  const part = `${path}.${process.pid}.part`
  try {
    await pipeline(Readable.from(linesOf(beats)), createGzip(), createWriteStream(part, { flush: true }))
    await link(part, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error
    })
  } finally {
    await rm(part, { force: true })
  }
}

const linesOf = async function* (beats: AsyncIterable<ExportedBeat>) {
  for await (const beat of beats) yield `${JSON.stringify(lineOf(beat))}\n`
}

const lineOf = ({ monitor, region, slotAt, startedAt, phases: buckets, ...beat }: ExportedBeat) => ({
  monitor,
  region,
  slotAt: new Date(slotAt).toISOString(),
  startedAt: new Date(startedAt).toISOString(),
  ...beat,
  phasesMs: Object.fromEntries(
    phases.filter((name) => buckets[name] > 0).map((name) => [name, phaseMs(buckets[name])]),
  ),
})
