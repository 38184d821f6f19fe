import type { AppRouter } from "@nightjar/core/router"
import { TRPCClientError } from "@trpc/client"
import { expect, it } from "vitest"
import { NightjarError } from "./error.ts"

const answered = (info: object) =>
  TRPCClientError.from<AppRouter>({
    error: { code: -32600, message: "It is refused.", data: { code: "BAD_REQUEST", httpStatus: 400, info } },
  } as never)

it("tells the sentence, the reason and the field that it is about", () => {
  const fields = [{ path: "config.url", message: "Enter an address." }]
  const error = new NightjarError(answered({ reason: "invalid", fields }))
  expect(error).toMatchObject({ name: "NightjarError", message: "It is refused.", reason: "invalid", fields })
  expect(error.retryAfterSeconds).toBeNull()
})

it("tells when it is worth asking again", () => {
  const error = new NightjarError(answered({ reason: "rate_limited", detail: { retryAfterSeconds: 40 } }))
  expect(error).toMatchObject({ reason: "rate_limited", retryAfterSeconds: 40, fields: [] })
})

it("says that nobody answered, and why", () => {
  const error = new NightjarError(TRPCClientError.from<AppRouter>(new TypeError("fetch failed")))
  expect(error).toMatchObject({ reason: "unreachable", message: "Nightjar does not answer: fetch failed", fields: [] })
})
