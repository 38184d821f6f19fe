/** The one subscription, `event.live`: the same procedure as tRPC would call, written more cheaply. */
import { appRouter, createCaller } from "@nightjar/core/router"
import { AppError } from "@nightjar/kit/error"
import { getTRPCErrorFromUnknown } from "@trpc/server"
import { getErrorShape } from "@trpc/server/shared"
import { eventStream } from "../event-stream.ts"
import { contextOf } from "./context-of.ts"
import type { Door } from "./door.ts"
import { trpcProblem } from "./trpc-problem.ts"

const path = "event.live"
const config = appRouter._def._config

export const live: Door = async (request, house) => {
  try {
    const { context } = await contextOf(request.headers, house)
    const input = inputOf(request)
    async function* items() {
      yield* await createCaller(context, { signal: request.signal }).event.live(input)
    }
    return eventStream(items(), {
      client: config.sse?.client ?? {},
      pingMs: config.sse?.ping?.intervalMs ?? 15_000,
      shapeOf: (cause) =>
        getErrorShape({
          config,
          ctx: context,
          error: getTRPCErrorFromUnknown(cause),
          input,
          path,
          type: "subscription",
        }),
    })
  } catch (error) {
    return trpcProblem(error, house.log)
  }
}

/** Browsers that reconnect send the last id as a header; clients that begin again say it in the input. */
const inputOf = ({ url, headers }: Request): { lastEventId?: string } => {
  const lastEventId = headers.get("last-event-id")
  return { ...given(new URL(url).searchParams.get("input")), ...(lastEventId ? { lastEventId } : {}) }
}

const given = (input: string | null): object => {
  try {
    return JSON.parse(input ?? "{}")
  } catch {
    throw new AppError("invalid", "The parameter input is not valid JSON.")
  }
}
