/** Good examples, for tests. */
import type { z } from "zod"
import type { channelInput } from "./channel.ts"

export const webhookSample = {
  name: "Pager",
  isDefault: true,
  config: {
    type: "webhook",
    url: "https://pager.example/hooks/nightjar",
    secret: "whsec_Y2FuYXJ5IHNpZ25pbmcgc2VjcmV0IG9mIHRoZSBzYW1wbGU=",
    authorization: "Bearer canary-token-of-the-sample",
  },
} satisfies z.input<typeof channelInput>

export const emailSample = {
  name: "On call",
  isDefault: true,
  config: { type: "email", to: ["on-call@acme.example"] },
} satisfies z.input<typeof channelInput>
