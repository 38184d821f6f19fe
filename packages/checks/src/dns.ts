import { canonicalHost } from "@nightjar/egress/host"
import { z } from "zod"
import { defineCheck } from "./define.ts"
import { hostField, portField, slowField } from "./fields.ts"

export const dns = defineCheck({
  type: "dns",
  label: "DNS record",
  description: "Asks a name server for records and compares them with what you expect.",
  where: "worker",
  config: z.object({
    name: hostField({ title: "Name", placeholder: "example.com" }),
    recordType: z
      .enum(["A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SOA", "SRV", "TXT"])
      .default("A")
      .meta({ title: "Record type" }),
    expected: z.string().max(4096).default("").meta({
      title: "Expected values",
      description: "One a line; each must be among the records. Empty accepts any record.",
      placeholder: "192.0.2.1",
      multiline: true,
    }),
    server: z
      .string()
      .trim()
      .max(253, "A host name has at most 253 characters.")
      .refine((value) => value === "" || canonicalHost(value) !== null, "Enter a host name or an address without port.")
      .default("")
      .meta({
        title: "Name server",
        description: "Empty asks the worker's own name server.",
        placeholder: "192.0.2.53",
        advanced: true,
      }),
    port: portField({ title: "Port of the name server", advanced: true }).default(53),
    slowFromMs: slowField(),
  }),
  target: (config) => `${config.recordType} ${config.name}`,
  sample: { name: "example.com", recordType: "MX", expected: "10 mail.example.com" },
})
