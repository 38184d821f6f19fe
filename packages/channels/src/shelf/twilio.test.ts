import { z } from "zod"
import { type Contract, itKeeps } from "../../testing/contract.ts"
import { twilio } from "./twilio.ts"

const { account, token, from, to } = twilio.sample
const numbers = { From: z.literal(from), To: z.literal(to) }
const onWhatsApp = { From: z.literal(`whatsapp:${from}`), To: z.literal(`whatsapp:${to}`) }
const template = "HX0123456789abcdef0123456789abcdef"

const documented = {
  vendor: "https://api.twilio.com",
  path: `/2010-04-01/Accounts/${account}/Messages.json`,
  headers: {
    authorization: `Basic ${btoa(`${account}:${token}`)}`,
    "content-type": "application/x-www-form-urlencoded",
  },
  yes: { status: 201, body: { sid: "SM1", status: "queued" } },
  answers: [
    {
      status: 400,
      body: { code: 21211, message: "The 'To' number is not a valid phone number.", status: 400 },
      means: "refused",
      saying: "not a valid phone number",
    },
    { status: 429, body: { code: 20429, message: "Too Many Requests", status: 429 }, means: "again" },
  ],
} satisfies Partial<Contract>

itKeeps("twilio", {
  ...documented,
  config: () => twilio.sample,
  body: z.strictObject({ ...numbers, Body: z.string().min(1).max(1_600) }),
})

itKeeps("twilio", {
  ...documented,
  config: () => ({ ...twilio.sample, way: "whatsapp" }),
  body: z.strictObject({ ...onWhatsApp, Body: z.string().min(1).max(1_600) }),
})

itKeeps("twilio", {
  ...documented,
  config: () => ({ ...twilio.sample, way: "whatsapp", template }),
  body: z.strictObject({
    ...onWhatsApp,
    ContentSid: z.literal(template),
    ContentVariables: z
      .string()
      .transform((text) => JSON.parse(text))
      .pipe(z.strictObject({ 1: z.string().min(1).max(1_600).regex(/^.*$/), 2: z.url() })),
  }),
})

itKeeps("twilio", {
  ...documented,
  path: `/2010-04-01/Accounts/${account}/Calls.json`,
  config: () => ({ ...twilio.sample, way: "call" }),
  body: z.strictObject({
    ...numbers,
    Twiml: z
      .string()
      .max(4_000)
      .regex(/^<Response><Say loop="2">[^<>]+<\/Say><\/Response>$/),
  }),
  isSpoken: true,
})
