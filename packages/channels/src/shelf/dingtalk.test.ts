import { createHmac } from "node:crypto"
import { expect, test } from "vitest"
import { z } from "zod"
import { itKeeps, toldOf } from "../../testing/contract.ts"
import { dingtalk } from "./dingtalk.ts"

itKeeps("dingtalk", {
  config: (url) => ({ url: `${url}?access_token=sample`, secret: "SECsample" }),
  path: /^\/hook\?access_token=sample&timestamp=\d{13}&sign=[\w%]+$/,
  body: z
    .strictObject({ msgtype: z.literal("text"), text: z.strictObject({ content: z.string().min(1) }) })
    .refine((body) => Buffer.byteLength(JSON.stringify(body)) <= 20_000),
  yes: { status: 200, body: { errcode: 0, errmsg: "ok" } },
  answers: [
    {
      status: 200,
      body: { errcode: 310_000, errmsg: "sign not match" },
      means: "refused",
      saying: "sign not match",
    },
    {
      status: 200,
      body: { errcode: 130_101, errmsg: "send too fast, exceed 20 times per minute" },
      means: "again",
      saying: "send too fast",
    },
    { status: 200, body: { errcode: -1, errmsg: "The system is busy." }, means: "again" },
  ],
})

test("signs the millisecond, and only where there is a secret", async () => {
  const told = toldOf()
  const config = { ...dingtalk.sample, secret: "SECsample" }
  const { searchParams } = new URL((await dingtalk.request!(config, told)).url)
  expect(searchParams.get("timestamp")).toBe(String(told.now))
  expect(searchParams.get("sign")).toBe(
    createHmac("sha256", "SECsample").update(`${told.now}\nSECsample`).digest("base64"),
  )
  expect((await dingtalk.request!({ ...config, secret: "" }, told)).url).toBe(dingtalk.sample.url)
})
