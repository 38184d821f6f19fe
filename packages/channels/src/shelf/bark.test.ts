import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("bark", {
  config: (url) => ({ url, deviceKey: "sample-device-key" }),
  path: "/hook/push",
  body: z
    .strictObject({
      device_key: z.literal("sample-device-key"),
      title: z.string().min(1),
      body: z.string().min(1),
      group: z.string(),
      level: z.enum(["active", "timeSensitive", "passive", "critical"]),
      url: z.url(),
    })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 4_096, "Apple carries at most 4 KB."),
  yes: { status: 200, body: { code: 200, message: "success", timestamp: 1 } },
  answers: [
    {
      status: 400,
      body: { code: 400, message: "failed to get device token: not found" },
      means: "refused",
      saying: "failed to get device token",
    },
    {
      status: 200,
      body: { code: 400, message: "device key is empty" },
      means: "refused",
      saying: "device key is empty",
    },
  ],
})
