import { z } from "zod"
import { defineCheck } from "./define.ts"

/** The address to call holds a token, which is made and kept outside of the configuration. */
export const push = defineCheck({
  type: "push",
  label: "Heartbeat (push)",
  description: "Your job calls an address of ours; silence is an outage.",
  where: "inbound",
  config: z.object({
    graceSeconds: z
      .number()
      .int("Grace is a whole number of seconds.")
      .min(0)
      .max(604_800, "Grace is at most 7 days.")
      .default(60)
      .meta({ title: "Grace", description: "How long a call may be late.", unit: "seconds" }),
  }),
  target: (config) => `a call every interval, ${config.graceSeconds} s of grace`,
  sample: { graceSeconds: 60 },
})
