/** Fields that several channels have. What is secret, and where people find it, is said in one place each. */
import { zWebAddress } from "@nightjar/kit/web"
import { z } from "zod"

interface Marks {
  title: string
  /** One line: where in the vendor's pages it stands. */
  description?: string
  placeholder?: string
}

/** The address of an incoming webhook. It holds its own credential, so all of it is secret. */
export const zHook = (marks: Omit<Marks, "title">) =>
  zWebAddress().meta({ title: "Webhook address", ...marks, secret: true })

const word = () =>
  z
    .string()
    .trim()
    .max(1024, "It has at most 1,024 characters.")
    .regex(/^[\x21-\x7e]*$/, "It is one word of plain letters, digits and signs.")

/** A credential: one word, as it may stand in a header. */
export const zKey = (marks: Marks) =>
  word()
    .min(1, "Enter it.")
    .meta({ ...marks, secret: true })

/** One that only some servers ask for. */
export const zOptionalKey = (marks: Marks) =>
  word()
    .default("")
    .meta({ ...marks, secret: true, advanced: true })

/** The address of a server that people run themselves. It is called `url`, so that a secret is kept for it alone. */
export const zServer = (placeholder: string) => zWebAddress().meta({ title: "Server", placeholder })

/** One thing by its name or id, as it stands in the vendor's pages. */
export const zName = (marks: Marks) =>
  z
    .string()
    .trim()
    .min(1, "Enter it.")
    .max(200, "It has at most 200 characters.")
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, "It is one line.")
    .meta({ ...marks })

const number = /^\+[1-9]\d{6,14}$/

/** As numbers are kept: people write them with spaces, brackets and hyphens. */
const bare = (text: string) => (text.trim().startsWith("+") ? text.replace(/[\s().-]/g, "") : text.trim())

/** E.164. */
export const zPhone = (marks: Omit<Marks, "placeholder">) =>
  z
    .string()
    .overwrite(bare)
    .regex(number, "Enter the number with its country code, as +49 170 1234567.")
    .meta({ ...marks, placeholder: "+49 170 1234567" })

/** What a phone shows as the sender: a number, or a name where the country allows one. */
export const zSender = (marks: Omit<Marks, "placeholder">) =>
  z
    .string()
    .overwrite(bare)
    .refine(
      (text) => number.test(text) || /^[A-Za-z0-9 ]{1,11}$/.test(text),
      "Enter a number with its country code, or a name of at most 11 letters and digits.",
    )
    .meta({ ...marks, placeholder: "+1 415 555 0100" })
