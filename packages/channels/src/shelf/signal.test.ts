import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

const to = ["+491701234567", "group.ckRzaEd4VmRzNnJaASAEsasa=="]

itKeeps("signal", {
  config: (url) => ({ url, from: "+14155550100", to }),
  path: "/hook/v2/send",
  body: z.strictObject({
    number: z.literal("+14155550100"),
    recipients: z.tuple([z.literal(to[0]), z.literal(to[1])]),
    message: z
      .string()
      .min(1)
      .refine((text) => Buffer.byteLength(text) <= 2_000),
  }),
  yes: { status: 201, body: { timestamp: "1764039762000" } },
  answers: [
    {
      status: 400,
      body: { error: "Specified account does not exist" },
      means: "refused",
      saying: "Specified account does not exist",
    },
    { status: 429, body: { error: "Rate limit", challenge_tokens: ["1"] }, means: "again" },
  ],
})
