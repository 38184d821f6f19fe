import { AppError } from "@nightjar/kit/error"
import Stripe from "stripe"

/** Stripe could not be asked, has trouble of its own, or is just being asked the same: later it may answer. */
const isPassing = (error: unknown): boolean => {
  const { StripeError, StripeConnectionError, StripeRateLimitError, StripeAPIError } = Stripe.errors
  const kinds = [StripeConnectionError, StripeRateLimitError, StripeAPIError]
  return kinds.some((kind) => error instanceof kind) || (error instanceof StripeError && error.statusCode === 409)
}

/** Stripe knows nothing of that id, as after a change of its account. */
const isMissing = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.code === "resource_missing"

/** What Stripe does not answer becomes a sentence for people; what it refuses is a fault of ours, and thrown as it is. */
export const asking = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    if (isPassing(error))
      throw new AppError(
        "unavailable",
        "The payment service does not answer. Nothing was changed; try again in a minute.",
      )
    if (isMissing(error))
      throw new AppError("conflict", "The payment service does not know this workspace any more. Choose a plan anew.")
    throw error
  }
}

/** Null for what Stripe does not know. */
export const unlessMissing = async <T>(ask: Promise<T>): Promise<T | null> => {
  try {
    return await ask
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}
