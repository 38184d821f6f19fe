/** One attempt of one slot, as it is kept. */
/** What a person wants to see of a failure: the outcome of a check but for its status and latency. */
export interface Evidence {
  code: string
  message: string
  phases: Readonly<Record<string, number | undefined>>
  evidence?: Readonly<Record<string, unknown>> | undefined
}
