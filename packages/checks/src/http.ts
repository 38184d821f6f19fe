import { zHeaders, zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"
import { parseAcceptedCodes } from "./accepted-codes.ts"
import { defineCheck } from "./define.ts"
import { certificateDaysField, slowField, verifyTlsField } from "./fields.ts"

export const http = defineCheck({
  type: "http",
  label: "Website or API",
  description: "Asks an address over HTTP or HTTPS and judges the answer.",
  where: "worker",
  config: z.object({
    url: zWebAddress().meta({ title: "Address", placeholder: "https://example.com/health" }),
    keyword: z.string().max(1000, "A keyword has at most 1,000 characters.").default("").meta({
      title: "Keyword",
      description: "Upper and lower case count. Empty looks at no text.",
      placeholder: "Welcome",
    }),
    keywordRule: z
      .enum(["present", "absent"])
      .default("present")
      .meta({ title: "The keyword must be", labels: { present: "in the answer", absent: "missing from the answer" } }),
    method: z
      .enum(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
      .default("GET")
      .meta({ title: "Method", advanced: true }),
    acceptedCodes: z
      .string()
      .trim()
      .max(200)
      .refine((value) => parseAcceptedCodes(value) !== null, "Enter codes and ranges such as 200-299, 301.")
      .default("200-299")
      .meta({ title: "Accepted status codes", placeholder: "200-299, 301", advanced: true }),
    maxRedirects: z
      .number()
      .int()
      .min(0)
      .max(10, "At most 10 redirects are followed.")
      .default(10)
      .meta({ title: "Redirects to follow", description: "0 judges the redirect itself.", advanced: true }),
    headers: zHeaders().default([]).meta({
      title: "Headers",
      description: "Your team can read them. Credentials belong into the fields below.",
      rows: true,
      advanced: true,
    }),
    body: z.string().max(65_536, "A body has at most 65,536 characters.").default("").meta({
      title: "Body",
      description: "Sent with every method but GET and HEAD.",
      multiline: true,
      advanced: true,
    }),
    bodyType: z
      .enum(["json", "form", "xml", "text"])
      .default("json")
      .meta({
        title: "Body type",
        labels: { json: "JSON", form: "Form (URL encoded)", xml: "XML", text: "Plain text" },
        advanced: true,
      }),
    authentication: z
      .enum(["none", "basic", "bearer"])
      .default("none")
      .meta({
        title: "Authentication",
        labels: { none: "None", basic: "User name and password", bearer: "Bearer token" },
        advanced: true,
      }),
    username: z
      .string()
      .max(200)
      .default("")
      .meta({ title: "User name", when: { authentication: "basic" }, advanced: true }),
    password: z
      .string()
      .max(1000)
      .default("")
      .meta({ title: "Password", secret: true, when: { authentication: "basic" }, advanced: true }),
    token: z
      .string()
      .max(8192)
      .default("")
      .meta({ title: "Bearer token", secret: true, when: { authentication: "bearer" }, advanced: true }),
    verifyTls: verifyTlsField(),
    certificateDays: certificateDaysField(),
    slowFromMs: slowField(),
  }),
  target: (config) => config.url,
  sample: { url: "https://example.com/health", keyword: "ok" },
})
