/** A person. One user may be a member of many tenants; their e-mail address is their name at every door. */
import { zLine } from "@nightjar/kit/text"
import { z } from "zod"

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, { error: "must have at most 254 characters" })
  .pipe(z.email({ error: "must be an e-mail address, like ada@example.com" }))

export const personName = zLine({ min: 0, max: 80 })

/** Length and a list of the passwords everybody tries; no rules about kinds of characters. */
export const password = z
  .string()
  .min(10, { error: "must have at least 10 characters" })
  .max(200, { error: "must have at most 200 characters" })
  .refine((value) => !tooCommon.has(value.toLowerCase()), { error: "is on the list of passwords that are tried first" })

const tooCommon = new Set(
  `1234567890 12345678910 0123456789 qwertyuiop qwerty12345 password12 password123 password1234 passwordpassword
  iloveyou12 1q2w3e4r5t administrator changeme123 letmein1234 welcome123 welcome1234 abcdefghij aaaaaaaaaa 1111111111
  0987654321 9876543210 nightjar123 nightjarnightjar correcthorsebatterystaple trustno1trustno1 monkey123456
  sunshine123 princess123 football123 baseball123 dragon123456 superman123 asdfghjkl123 zxcvbnm123 qazwsxedc123`.split(
    /\s+/,
  ),
)
