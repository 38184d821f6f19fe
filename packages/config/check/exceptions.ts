/** The only way round a rule, with the reason written down. One that excuses nothing any more is a problem itself. */
export interface Exception {
  rule: string
  path: string
  reason: string
}

export const exceptions: readonly Exception[] = []
