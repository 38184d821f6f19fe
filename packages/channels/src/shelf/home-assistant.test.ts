import { z } from "zod"
import { itKeeps } from "../../testing/contract.ts"

itKeeps("home-assistant", {
  config: (url) => ({ url, token: "sample", service: "mobile_app_phone" }),
  path: "/hook/api/services/notify/mobile_app_phone",
  headers: { authorization: "Bearer sample" },
  body: z.strictObject({
    title: z.string().min(1),
    message: z.string().min(1),
    data: z.strictObject({ url: z.url(), clickAction: z.url(), tag: z.string().min(1), group: z.string() }),
  }),
  yes: { status: 200, body: [] },
  answers: [
    { status: 401, body: "401: Unauthorized", means: "refused", saying: "Unauthorized" },
    { status: 400, body: { message: "Service notify.phone not found." }, means: "refused", saying: "not found" },
  ],
})
