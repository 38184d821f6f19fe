/** Good examples, for tests. */
export const webhookSample = {
  name: "Pager",
  isDefault: true,
  config: {
    type: "webhook",
    url: "https://pager.example/hooks/nightjar",
    secret: "whsec_Y2FuYXJ5IHNpZ25pbmcgc2VjcmV0IG9mIHRoZSBzYW1wbGU=",
    authorization: "Bearer canary-token-of-the-sample",
  },
} as const

export const emailSample = {
  name: "On call",
  isDefault: true,
  config: { type: "email", to: ["on-call@acme.example"] },
} as const
