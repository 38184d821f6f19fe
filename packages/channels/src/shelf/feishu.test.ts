import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { feishu } from "./feishu.ts"

const text = z.strictObject({ tag: z.literal("plain_text"), content: z.string().min(1) })
const card = z.strictObject({
  header: z.strictObject({ title: text, template: z.enum(["green", "red", "grey", "orange", "purple"]) }),
  elements: z.tuple([
    z.strictObject({ tag: z.literal("div"), text }),
    z.strictObject({ tag: z.literal("div"), fields: z.array(z.strictObject({ is_short: z.literal(false), text })) }),
    z.strictObject({
      tag: z.literal("action"),
      actions: z.tuple([z.strictObject({ tag: z.literal("button"), type: z.literal("primary"), text, url: z.url() })]),
    }),
  ]),
})

itKeeps("feishu", {
  config: (url) => ({ url, secret: "sample-secret" }),
  path: "/hook",
  body: z
    .strictObject({
      timestamp: z.string().regex(/^\d{10}$/),
      sign: z.base64().length(44),
      msg_type: z.literal("interactive"),
      card,
    })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 20 * 1_024),
  yes: { status: 200, body: { code: 0, msg: "success", data: {} } },
  answers: [
    {
      status: 200,
      body: { code: 19_021, msg: "sign match fail or timestamp is not within one hour from current time" },
      means: "refused",
      saying: "sign match fail",
    },
    { status: 200, body: { code: 11_232, msg: "frequency limited psm" }, means: "again" },
    {
      status: 400,
      body: { code: 9499, msg: "too many request", data: {} },
      means: "again",
      saying: "too many request",
    },
  ],
})

test("signs the second, and only where there is a secret", async () => {
  const told = toldOf()
  const timestamp = String(Math.floor(told.now / 1_000))
  const { body } = await feishu.request!({ ...feishu.sample, secret: "sample-secret" }, told)
  expect(body).toMatchObject({
    timestamp,
    sign: createHmac("sha256", `${timestamp}\nsample-secret`).digest("base64"),
  })
  expect((await feishu.request!({ ...feishu.sample, secret: "" }, told)).body).not.toHaveProperty("sign")
})
