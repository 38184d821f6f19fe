import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { openCheckout, openPortal, syncBilling } from "./billing.actions.ts"
import { showBilling } from "./billing.queries.ts"

export const billingRouter = router({
  get: read("billing.get", z.void(), async ({ db, payments }) => ({
    ...(await showBilling(db)),
    /** Null where nothing is sold. */
    mode: payments?.mode ?? null,
  })),
  checkout: write(openCheckout),
  openPortal: write(openPortal),
  sync: write(syncBilling),
})
