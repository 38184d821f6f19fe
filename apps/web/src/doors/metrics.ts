import { createHash, timingSafeEqual } from "node:crypto"
import { AppError } from "@nightjar/kit/error"
import { registry } from "../metrics.ts"
import type { Door } from "./door.ts"

const digest = (text: string) => createHash("sha256").update(text).digest()

export const metrics: Door = async (request, { env }) => {
  const given = request.headers.get("authorization") ?? ""
  const known = env.OPERATOR_TOKEN && timingSafeEqual(digest(given), digest(`Bearer ${env.OPERATOR_TOKEN}`))
  if (!known) throw new AppError("unauthenticated", "Send the operator's token: authorization: Bearer OPERATOR_TOKEN.")
  return new Response(await registry.metrics(), { headers: { "content-type": registry.contentType } })
}
