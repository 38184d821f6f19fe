/** The variables of the mail server: part of the schema of each program that sends. */
import { EnvError, envUrl } from "@nightjar/kit/env"
import { z } from "zod"
import { createMailer, type SmtpMailer } from "./mailer.ts"

/** `Nightjar <alerts@example.com>` or the address alone. */
const from = /^(?:[^<>\r\n",;]{1,100} <([^<>\s]+)>|([^<>\s]+))$/

const addressIn = (value: string): string => {
  const match = from.exec(value)
  return match?.[1] ?? match?.[2] ?? ""
}

export const mailVariables = {
  SMTP_URL: envUrl("smtp", "smtps").optional().meta({
    description:
      "The mail server, smtp://user:password@host:587 or smtps://…:465. Without it nobody is told by e-mail.",
  }),
  MAIL_FROM: z
    .string()
    .refine((value) => z.email().safeParse(addressIn(value)).success, {
      error: "must be an e-mail address, or a name and an address in <angle brackets>",
    })
    .optional()
    .meta({ description: "The sender of mails, such as Nightjar <alerts@example.com>. Needed with SMTP_URL." }),
}

/** Null without a mail server. Throws when one is named and the sender is not. Connects when the first mail is sent. */
export const openMailer = (env: {
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
}): SmtpMailer | null => {
  if (!env.SMTP_URL) return null
  if (!env.MAIL_FROM)
    throw new EnvError("MAIL_FROM: must be set when SMTP_URL is; mail servers refuse mails without a sender.")
  return createMailer({ url: env.SMTP_URL, from: env.MAIL_FROM, domain: addressIn(env.MAIL_FROM).split("@")[1]! })
}
