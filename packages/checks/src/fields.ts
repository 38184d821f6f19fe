/** Fields that several kinds of check have, with the same words everywhere. */
import { canonicalHost } from "@nightjar/egress/host"
import { z } from "zod"

export const hostField = (meta: { title: string; placeholder: string; description?: string; advanced?: boolean }) =>
  z
    .string()
    .trim()
    .min(1, "Enter a host name or an address.")
    .max(253, "A host name has at most 253 characters.")
    .refine(
      (value) => canonicalHost(value) !== null,
      "Enter a host name or an address without port or path, such as db.example.com.",
    )
    .meta(meta)

export const portField = (meta: { title: string; placeholder?: string; description?: string; advanced?: boolean }) =>
  z
    .number("Enter a port from 1 to 65535.")
    .int("A port is a whole number.")
    .min(1, "The lowest port is 1.")
    .max(65535, "The highest port is 65535.")
    .meta(meta)

export const verifyTlsField = () =>
  z.boolean().default(true).meta({
    title: "Verify the certificate",
    description: "Off accepts expired, self-signed and foreign certificates.",
    advanced: true,
  })

export const certificateDaysField = () =>
  z.number().int().min(0).max(365).default(14).meta({
    title: "Warn before the certificate expires",
    description: "The monitor counts as degraded from then on. 0 never warns.",
    unit: "days",
    advanced: true,
  })

export const slowField = () =>
  z.number().int().min(0).max(300_000).default(0).meta({
    title: "Slow from",
    description: "An answer that takes at least this long counts as degraded. 0 never does.",
    unit: "ms",
    advanced: true,
  })
