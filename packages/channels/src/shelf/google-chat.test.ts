import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

const widget = z.union([
  z.strictObject({ textParagraph: z.strictObject({ text: z.string().min(1) }) }),
  z.strictObject({
    decoratedText: z.strictObject({ topLabel: z.string(), text: z.string().min(1), wrapText: z.literal(true) }),
  }),
  z.strictObject({
    buttonList: z.strictObject({
      buttons: z.tuple([
        z.strictObject({
          text: z.string(),
          onClick: z.strictObject({ openLink: z.strictObject({ url: z.url() }) }),
        }),
      ]),
    }),
  }),
])

itKeeps("google-chat", {
  config: (url) => ({ url: `${url}?key=sample-key&token=sample-token` }),
  path: "/hook?key=sample-key&token=sample-token",
  body: z
    .strictObject({
      fallbackText: z.string().min(1),
      cardsV2: z.tuple([
        z.strictObject({
          cardId: z.string(),
          card: z.strictObject({
            header: z.strictObject({ title: z.string().min(1) }),
            sections: z.tuple([z.strictObject({ widgets: z.array(widget).max(100) })]),
          }),
        }),
      ]),
    })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 32_000, "A message has at most 32,000 bytes."),
  yes: { status: 200, body: { name: "spaces/AAAA/messages/1" } },
  answers: [
    {
      status: 404,
      body: { error: { code: 404, message: "Space not found.", status: "NOT_FOUND" } },
      means: "refused",
      saying: "Space not found.",
    },
    { status: 429, body: { error: { code: 429, status: "RESOURCE_EXHAUSTED" } }, means: "again" },
  ],
})
