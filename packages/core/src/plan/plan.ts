/** Plans as data. A limit is enforced inside the transaction of the action that names it. */

export interface Plan {
  label: string
  /** Largest number of each; `null` is without limit. */
  limits: { monitors: number | null; members: number | null; channels: number | null; statusPages: number | null }
  /** Shortest interval between checks, seconds. */
  minIntervalSeconds: number
  /** How long packed hours are kept, days. */
  retentionDays: number
}

export const plans = {
  free: {
    label: "Free",
    limits: { monitors: 20, members: 3, channels: 5, statusPages: 1 },
    minIntervalSeconds: 30,
    retentionDays: 30,
  },
  pro: {
    label: "Pro",
    limits: { monitors: 500, members: 25, channels: 50, statusPages: 10 },
    minIntervalSeconds: 10,
    retentionDays: 365,
  },
  enterprise: {
    label: "Enterprise",
    limits: { monitors: null, members: null, channels: null, statusPages: null },
    minIntervalSeconds: 1,
    retentionDays: 1095,
  },
} as const satisfies Record<string, Plan>

export const longestRetentionDays = Math.max(...Object.values(plans).map((plan) => plan.retentionDays))

export type PlanName = keyof typeof plans
export type LimitName = keyof Plan["limits"]

/** What a limit counts, in a sentence. */
export const namesOfLimits: Readonly<Record<LimitName, string>> = {
  monitors: "monitors",
  members: "members",
  channels: "channels",
  statusPages: "status pages",
}

/** `MULTI_TENANT=false` has no plans: everything is allowed there. */
export const unlimited: PlanName = "enterprise"
