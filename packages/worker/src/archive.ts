/**
 * What becomes of the record as it grows old: parts of tables are made ahead and dropped, days of heartbeats packed and
 * what a plan keeps no longer removed. All of it goes by the database's clock, and by whichever worker comes first.
 */

export interface Archive {
  /** Makes the parts of the days and months to come. Answers their names. */
  makeParts(): Promise<string[]>
  /** Drops the parts that are kept no longer. Answers their names. */
  dropParts(): Promise<string[]>
  /** Makes the index of a day that is over anew. Answers the day's part; null when none is left to do. */
  tighten(signal: AbortSignal): Promise<string | null>
  /** Packs some heartbeats of the oldest day that is over for long enough, or drops it when all are. Answers whether there is more. */
  pack(): Promise<boolean>
  /** Removes, and gives away before, some packed days that a plan keeps no longer. Answers whether there may be more. */
  prune(signal: AbortSignal): Promise<boolean>
  survey(): Promise<Survey>
}

export interface Survey {
  /** How far ahead heartbeats have a part to go to, ms. */
  aheadMs: number
  /** Days of heartbeats that are not packed. */
  hotDays: number
}
