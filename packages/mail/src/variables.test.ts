import { EnvError, readEnv } from "@nightjar/kit/env"
import { expect, it } from "vitest"
import { z } from "zod"
import { mailVariables, openMailer } from "./variables.ts"

const schema = z.object(mailVariables)

it("is no mailer without a server, and no server without a sender", () => {
  expect(openMailer({})).toBeNull()
  expect(() => openMailer({ SMTP_URL: "smtp://mail.example" })).toThrow(EnvError)
  const mailer = openMailer({ SMTP_URL: "smtp://mail.example", MAIL_FROM: "alerts@nightjar.example" })
  mailer?.close()
  expect(mailer).not.toBeNull()
})

it.each(["alerts@nightjar.example", "Nightjar <alerts@nightjar.example>"])("takes %s for a sender", (MAIL_FROM) => {
  expect(readEnv(schema, { MAIL_FROM })).toEqual({ MAIL_FROM })
})

it.each(["alerts", "Nightjar <alerts>", "a@b.example\r\nBcc: c@d.example", "Night, <a@b.example>"])(
  "refuses %j as one, and names the variable",
  (MAIL_FROM) => expect(() => readEnv(schema, { MAIL_FROM })).toThrow("MAIL_FROM: must be an e-mail address"),
)
