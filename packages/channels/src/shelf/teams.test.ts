import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

const run = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string().min(1),
  weight: z.literal("bolder").optional(),
  size: z.literal("large").optional(),
  color: z.enum(["good", "attention", "default", "warning", "accent"]).optional(),
})

itKeeps("teams", {
  config: (url) => ({ url }),
  path: "/hook",
  body: z
    .strictObject({
      type: z.literal("message"),
      attachments: z.tuple([
        z.strictObject({
          contentType: z.literal("application/vnd.microsoft.card.adaptive"),
          contentUrl: z.null(),
          content: z.strictObject({
            $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
            type: z.literal("AdaptiveCard"),
            version: z.literal("1.4"),
            fallbackText: z.string(),
            body: z.array(z.strictObject({ type: z.literal("RichTextBlock"), inlines: z.array(run).min(1) })),
            actions: z.tuple([z.strictObject({ type: z.literal("Action.OpenUrl"), title: z.string(), url: z.url() })]),
            msteams: z.strictObject({ width: z.literal("Full") }),
          }),
        }),
      ]),
    })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 28_000, "A message has at most 28 KB."),
  yes: { status: 202, body: "" },
  answers: [
    {
      status: 404,
      body: { error: { code: "WorkflowNotFound", message: "The workflow could not be found." } },
      means: "refused",
      saying: "The workflow could not be found.",
    },
    { status: 429, headers: { "retry-after": "5" }, body: "", means: "again", retryAfterMs: 5_000 },
  ],
})
