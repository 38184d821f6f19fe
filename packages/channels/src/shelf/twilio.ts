import { z } from "zod"
import { clip } from "../clip.ts"
import { defineChannel, type Told } from "../define.ts"
import { escapeHtml } from "../escape.ts"
import { zKey, zPhone, zSender } from "../fields.ts"
import { plainOf, shortOf } from "../plain.ts"
import { basic } from "../request.ts"

const ways = { sms: "SMS", whatsapp: "WhatsApp", call: "Call" } as const

/** Said twice: who is woken by it has missed the beginning. An address can only be read. */
const speech = ({ words }: Told) => {
  const text = clip(`${words.subject}. ${words.lead}`, 500).replace(/\p{Cc}/gu, " ")
  return `<Response><Say loop="2">${escapeHtml(text)}</Say></Response>`
}

/** A variable of a template is one line. */
const variables = ({ words }: Told) => ({
  1: clip(`${words.subject}. ${words.lead}`, 500).replace(/\s+/g, " "),
  2: words.link.url,
})

const whatsapp = (number: string) => `whatsapp:${number}`

/**
 * A text may have 1,600 characters, what is said 4,000 with its markup.
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 * @see https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 * @see https://www.twilio.com/docs/whatsapp/key-concepts#the-24-hour-window
 */
export const twilio = defineChannel({
  type: "twilio",
  label: "Twilio",
  group: "phone",
  description: "Sends an SMS, writes on WhatsApp, or calls a phone and speaks.",
  through: "egress",
  config: z.object({
    way: z.enum(["sms", "whatsapp", "call"]).default("sms").meta({ title: "Way", labels: ways }),
    account: z
      .string()
      .trim()
      .regex(/^AC[0-9a-f]{32}$/, "It begins with AC, and 32 digits follow.")
      .meta({ title: "Account SID", description: "In the Twilio Console, on its first page.", placeholder: "AC…" }),
    token: zKey({ title: "Auth token", description: "Beside the account's SID." }),
    from: zSender({ title: "From", description: "A number of your account, or for SMS a sender's name." }),
    to: zPhone({ title: "To" }),
    template: z
      .string()
      .trim()
      .regex(/^(HX[0-9a-f]{32})?$/, "It begins with HX, and 32 digits follow.")
      .default("")
      .meta({
        title: "WhatsApp template",
        description:
          "The SID of an approved template that shows {{1}}, what happened, and {{2}}, a link. Without one, WhatsApp takes messages only within 24 hours after somebody has written to the sender.",
        placeholder: "HX…",
        when: { way: "whatsapp" },
      }),
  }),
  target: ({ to, way }) => `${to} (${ways[way]})`,
  sample: {
    account: "AC0123456789abcdef0123456789abcdef",
    token: "sample",
    from: "+14155550100",
    to: "+491701234567",
  },
  request: ({ way, account, token, from, to, template }, told) => {
    const fields = {
      sms: () => ({ From: from, To: to, Body: shortOf(told.words, 320) }),
      whatsapp: () => ({
        From: whatsapp(from),
        To: whatsapp(to),
        ...(template
          ? { ContentSid: template, ContentVariables: JSON.stringify(variables(told)) }
          : { Body: plainOf(told.words, 1_600) }),
      }),
      call: () => ({ From: from, To: to, Twiml: speech(told) }),
    }
    return {
      url: `https://api.twilio.com/2010-04-01/Accounts/${account}/${way === "call" ? "Calls" : "Messages"}.json`,
      headers: basic(account, token),
      body: new URLSearchParams(fields[way]()),
    }
  },
})
