/** Plans as data. A limit is enforced inside the transaction of the action that names it. */

export interface Price {
  /** Of a month, in cents. */
  amount: number
  currency: "usd"
  /** By which the vendor's price is found; what that costs must be the same. */
  lookupKey: string
}

export type LimitName = "monitors" | "members" | "channels" | "statusPages"

export interface Plan {
  label: string
  /** Null for what is not sold. */
  price: Price | null
  /** Largest number of each; `null` is without limit. */
  limits: Readonly<Record<LimitName, number | null>>
  /** Shortest interval between checks, seconds. */
  minIntervalSeconds: number
  /** How long packed hours are kept, days. */
  retentionDays: number
}

export const plans = {
  free: {
    label: "Free",
    price: null,
    limits: { monitors: 20, members: 3, channels: 5, statusPages: 1 },
    minIntervalSeconds: 30,
    retentionDays: 30,
  },
  pro: {
    label: "Pro",
    price: { amount: 1_900, currency: "usd", lookupKey: "nightjar_pro_monthly" },
    limits: { monitors: 500, members: 25, channels: 50, statusPages: 10 },
    minIntervalSeconds: 10,
    retentionDays: 365,
  },
  enterprise: {
    label: "Enterprise",
    price: { amount: 19_900, currency: "usd", lookupKey: "nightjar_enterprise_monthly" },
    limits: { monitors: null, members: null, channels: null, statusPages: null },
    minIntervalSeconds: 1,
    retentionDays: 1095,
  },
} as const satisfies Record<string, Plan>

export const longestRetentionDays = Math.max(...Object.values(plans).map((plan) => plan.retentionDays))

export type PlanName = keyof typeof plans

/** From least to most. */
export const planNames = Object.keys(plans) as PlanName[]

/** Those that can be bought. */
export const soldPlans = planNames.filter((name) => plans[name].price !== null)

/** The plan that the vendor's price is of; null for a price of something else. */
export const planOfPrice = (lookupKey: string | null): PlanName | null =>
  soldPlans.find((name) => plans[name].price?.lookupKey === lookupKey) ?? null

/** So much is taken that it is time to say so. */
export const isNearLimit = (used: number, max: number | null): boolean => max !== null && used >= 0.8 * max

/** What a limit counts, in a sentence. */
export const namesOfLimits: Readonly<Record<LimitName, string>> = {
  monitors: "monitors",
  members: "members",
  channels: "channels",
  statusPages: "status pages",
}

/** `MULTI_TENANT=false` has no plans: everything is allowed there. */
export const unlimited: PlanName = "enterprise"
