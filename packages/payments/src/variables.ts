/** The variables of payments: part of the schema of each program that asks the vendor. */
import type { Payments } from "@nightjar/core/ports"
import { EnvError, envUrl } from "@nightjar/kit/env"
import { z } from "zod"
import { createPayments } from "./payments.ts"

export const paymentsVariables = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_\w+$/, { error: "must be a secret or restricted key of Stripe, sk_… or rk_…" })
    .optional()
    .meta({ description: "Stripe's secret key. Without it nothing is sold." }),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\w+$/, { error: "must be the signing secret of a webhook endpoint, whsec_…" })
    .optional()
    .meta({ description: "Signs what Stripe sends to /api/stripe. Needed with STRIPE_SECRET_KEY." }),
  STRIPE_API_BASE: envUrl("http", "https")
    .optional()
    .meta({ description: "Another address of Stripe's API: the pretend one, where no money moves." }),
}

/**
 * Null where nothing is sold. Throws when a key is set without the secret of its webhook: what is paid would never be heard of.
 * @param urlOf the address of a workspace, to which the vendor's pages lead back
 */
export const openPayments = (
  env: {
    STRIPE_SECRET_KEY?: string | undefined
    STRIPE_WEBHOOK_SECRET?: string | undefined
    STRIPE_API_BASE?: string | undefined
    MULTI_TENANT: boolean
  },
  urlOf: (slug: string) => string,
): Payments | null => {
  if (!env.STRIPE_SECRET_KEY || !env.MULTI_TENANT) return null
  if (!env.STRIPE_WEBHOOK_SECRET)
    throw new EnvError(
      "STRIPE_WEBHOOK_SECRET: must be set when STRIPE_SECRET_KEY is; what is paid would never be heard of.",
    )
  return createPayments({
    secretKey: env.STRIPE_SECRET_KEY,
    webhookSecret: env.STRIPE_WEBHOOK_SECRET,
    apiBase: env.STRIPE_API_BASE,
    urlOf,
  })
}
