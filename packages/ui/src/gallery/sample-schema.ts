import type { JsonObject, JsonSchema } from "../rules/schema-fields.ts"

/** One field of each kind. */
export const sampleSchema: JsonSchema = {
  type: "object",
  required: ["type", "url", "intervalSeconds"],
  properties: {
    type: { type: "string", const: "sample" },
    url: { type: "string", format: "uri", title: "Address", placeholder: "https://example.com/health" },
    intervalSeconds: { type: "integer", minimum: 10, maximum: 86400, default: 60, title: "Every", unit: "s" },
    keyword: { type: "string", default: "", title: "Keyword", description: "Upper and lower case count." },
    keywordRule: {
      type: "string",
      enum: ["present", "absent"],
      default: "present",
      title: "The keyword must be",
      labels: { present: "in the answer", absent: "missing from the answer" },
    },
    password: { type: "string", default: "", title: "Password", secret: true },
    headers: {
      type: "array",
      title: "Headers",
      description: "Your team can read them.",
      default: [],
      items: {
        type: "object",
        required: ["name", "value"],
        properties: { name: { type: "string", title: "Name" }, value: { type: "string", title: "Value" } },
      },
    },
    verifyTls: {
      type: "boolean",
      default: true,
      title: "Verify the certificate",
      description: "Off accepts expired and self-signed ones.",
      advanced: true,
    },
    authentication: {
      type: "string",
      enum: ["none", "basic"],
      default: "none",
      title: "Authentication",
      labels: { none: "None", basic: "User name and password" },
      advanced: true,
    },
    username: { type: "string", default: "", title: "User name", advanced: true, when: { authentication: "basic" } },
    regions: {
      type: "array",
      title: "Ask from",
      items: { type: "string", enum: ["eu", "us", "ap"], labels: { eu: "Europe", us: "America", ap: "Asia" } },
      default: ["eu"],
      advanced: true,
    },
    body: { type: "string", default: "", title: "Body", multiline: true, advanced: true },
  },
}

export const sampleValue: JsonObject = {
  type: "sample",
  url: "https://api.example.com/health",
  password: "[secret]",
  headers: [{ name: "Accept", value: "application/json" }],
}

export const sampleErrors = {
  url: "api.example.com does not resolve. Check the name, or wait until its record is published.",
  "headers.0.name": "A header name has letters, digits and hyphens.",
  "": "Somebody else changed this a minute ago. Reload to see their version.",
}
