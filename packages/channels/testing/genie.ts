/** What Opsgenie and Jira Service Management document of alerts. */
import { z } from "zod"
import type { Contract } from "./contract.ts"

const opened = z.strictObject({
  message: z.string().min(1).max(130),
  alias: z.string().min(1).max(512),
  description: z.string().max(15_000),
  details: z.record(z.string(), z.string()).refine((all) => Object.values(all).join("").length <= 8_000),
  entity: z.string().max(512),
  source: z.string().max(100),
  priority: z.enum(["P1", "P2", "P3", "P4", "P5"]),
})
const closed = z.strictObject({ source: z.string().max(100), note: z.string().max(25_000) })

export const genieContract = {
  config: () => ({ apiKey: "sample" }),
  body: z.union([opened, closed]),
  yes: { status: 202, body: { result: "Request will be processed", took: 0.1, requestId: "1" } },
  answers: [
    { status: 422, body: { message: "Request body is not processable." }, means: "refused", saying: "not processable" },
    { status: 401, body: { message: "Key is invalid" }, means: "refused", saying: "Key is invalid" },
    { status: 429, body: { message: "You are making too many requests!" }, means: "again" },
  ],
} satisfies Partial<Contract>
