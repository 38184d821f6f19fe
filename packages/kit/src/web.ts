/** What people write of the web: addresses and headers. */
import { z } from "zod"

/** HTTP or HTTPS, without user name and password in it. */
export const isWebAddress = (url: URL): boolean =>
  ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "" && url.hostname !== ""

export const zWebAddress = () =>
  z
    .string()
    .trim()
    .max(2048, "An address has at most 2,048 characters.")
    .refine(
      (value) => URL.canParse(value) && isWebAddress(new URL(value)),
      "Enter an address that starts with https:// or http://, without user name and password.",
    )

const header = z.object({
  name: z
    .string()
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "A header name has letters, digits and hyphens.")
    .max(200)
    .meta({ title: "Name" }),
  value: z
    .string()
    .max(4096)
    .regex(/^[\t\x20-\x7e\x80-\xff]*$/, "A header value is one line of Latin text.")
    .meta({ title: "Value" }),
})

export const zHeaders = () => z.array(header).max(50, "At most 50 headers are sent.")
