/** What an answer consisted of. A heartbeat keeps each phase as the number of its bucket in a sketch: two bytes, 2 %. */
import { bucketOf, middleOf } from "@nightjar/kit/sketch"

/** In the order in which a check goes through them. */
export const phases = ["dns", "connect", "tls", "firstByte", "body"] as const
export type Phase = (typeof phases)[number]

/** Bucket numbers; 0 where a phase was not gone through, or took less than a hundredth of a millisecond. */
export type PhaseBuckets = Readonly<Record<Phase, number>>

/** @param found lengths in milliseconds, as an outcome names them (`dnsMs` …) */
export const phaseBuckets = (found: Readonly<Record<string, number | undefined>>): PhaseBuckets => {
  const bucket = (phase: Phase) => bucketOf(found[`${phase}Ms`] ?? 0)
  return {
    dns: bucket("dns"),
    connect: bucket("connect"),
    tls: bucket("tls"),
    firstByte: bucket("firstByte"),
    body: bucket("body"),
  }
}

/** Milliseconds, within 2 %. */
export const phaseMs = (bucket: number): number => (bucket === 0 ? 0 : middleOf(bucket))
