/** Errors of procedures as screens need them. Pure. */

import type { AppRouter } from "@nightjar/core/router"
import { TRPCClientError } from "@trpc/client"

export interface Problem {
  /** `unreachable`: no answer came. Otherwise the server's own word. */
  reason: string
  /** One sentence for the person. */
  message: string
  /** Sentences by field of the input. */
  fields: Record<string, string>
}

const noAnswer = "Nightjar does not answer. Nothing was changed; try again in a moment."

export const problemOf = (error: unknown): Problem => {
  if (!(error instanceof TRPCClientError)) return { reason: "internal", message: String(error), fields: {} }
  const { data, message } = error as TRPCClientError<AppRouter>
  if (!data) return { reason: "unreachable", message: noAnswer, fields: {} }
  const fields = Object.fromEntries((data.info?.fields ?? []).map((field) => [field.path, field.message]))
  return { reason: data.info?.reason ?? "internal", message, fields }
}
