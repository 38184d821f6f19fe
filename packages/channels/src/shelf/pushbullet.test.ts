import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("pushbullet", {
  vendor: "https://api.pushbullet.com",
  config: () => ({ token: "o.sample" }),
  path: "/v2/pushes",
  headers: { "access-token": "o.sample" },
  body: z.strictObject({
    type: z.literal("link"),
    title: z.string().min(1),
    body: z.string().min(1),
    url: z.url(),
    guid: z.string().min(1),
  }),
  yes: { status: 200, body: { active: true, iden: "1" } },
  answers: [
    {
      status: 401,
      body: { error: { code: "invalid_access_token", message: "Access token is missing or invalid." } },
      means: "refused",
      saying: "Access token is missing or invalid.",
    },
  ],
  key: ({ body }) => body.guid,
})
