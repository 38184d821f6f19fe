import { zHeaders, zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"
import { defineChannel } from "../define.ts"

export const webhook = defineChannel({
  type: "webhook",
  label: "Webhook",
  group: "universal",
  description: "Sends a signed request to an address of yours.",
  through: "egress",
  config: z.object({
    url: zWebAddress().meta({ title: "Address", placeholder: "https://example.com/hooks/nightjar" }),
    secret: z
      .string()
      .trim()
      .regex(/^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/, "A signing secret is whsec_ and 24 to 64 bytes in base64.")
      .meta({
        title: "Signing secret",
        description: "The receiver checks the signature of each request with it, as Standard Webhooks says.",
        placeholder: "whsec_…",
        secret: true,
        generate: "whsec_",
      }),
    method: z.enum(["POST", "PUT", "PATCH"]).default("POST").meta({ title: "Method", advanced: true }),
    headers: zHeaders().default([]).meta({
      title: "Headers",
      description: "Your team can read them. Credentials belong into the field below.",
      rows: true,
      advanced: true,
    }),
    authorization: z
      .string()
      .trim()
      .max(4096)
      .regex(/^[\t\x20-\x7e]*$/, "An Authorization header is one line of plain text.")
      .default("")
      .meta({
        title: "Authorization header",
        placeholder: "Bearer …",
        secret: true,
        advanced: true,
      }),
    verifyTls: z.boolean().default(true).meta({
      title: "Verify the certificate",
      description: "Off accepts expired, self-signed and foreign certificates.",
      advanced: true,
    }),
  }),
  // The rest of an address is often a secret of its own.
  target: (config) => new URL(config.url).host,
  sample: {
    url: "https://example.com/hooks/nightjar",
    secret: "whsec_bmlnaHRqYXIgc2lnbnMgaXRzIHNhbXBsZXMgd2l0aCBpdA==",
  },
})
