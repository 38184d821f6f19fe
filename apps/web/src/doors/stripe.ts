import { hearVendor } from "@nightjar/core/billing/actions"
import { AppError } from "@nightjar/kit/error"
import { readBytes } from "../bridge.ts"
import { json } from "./answer.ts"
import type { Door } from "./door.ts"

/** Stripe's webhook, on any host: its signature covers the bytes as they came. Whatever is not answered with 200 comes again. */
export const stripe: Door = async (request, { wiring }) => {
  const body = await readBytes(request)
  if (body === null) throw new AppError("invalid", "The body is larger than 1 MiB.")
  const acted = await hearVendor(wiring, { body, signature: request.headers.get("stripe-signature") ?? "" })
  return json({ received: true, acted })
}
