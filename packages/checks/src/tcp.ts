import { z } from "zod"
import { defineCheck } from "./define.ts"
import { certificateDaysField, hostField, portField, slowField, verifyTlsField } from "./fields.ts"

export const tcp = defineCheck({
  type: "tcp",
  label: "TCP port",
  description: "Connects to a port, with TLS if you like.",
  where: "worker",
  config: z.object({
    host: hostField({ title: "Host", placeholder: "db.example.com" }),
    port: portField({ title: "Port", placeholder: "5432" }),
    tls: z.boolean().default(false).meta({ title: "Speak TLS", description: "The handshake must succeed as well." }),
    verifyTls: verifyTlsField(),
    certificateDays: certificateDaysField(),
    slowFromMs: slowField(),
  }),
  target: (config) => `${config.host.includes(":") ? `[${config.host}]` : config.host}:${config.port}`,
  sample: { host: "mail.example.com", port: 993, tls: true },
})
