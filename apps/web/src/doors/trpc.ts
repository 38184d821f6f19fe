/** The door to all procedures but the live stream: pages and tools come through here. */
import type { Context } from "@nightjar/core/context"
import { appRouter } from "@nightjar/core/router"
import { isJson } from "@nightjar/core/session/origin"
import { AppError } from "@nightjar/kit/error"
import { fetchRequestHandler } from "@trpc/server/adapters/fetch"
import { assertOwnPage } from "../asked.ts"
import { readBody } from "../bridge.ts"
import { inOneRead } from "../visit.ts"
import { contextOf } from "./context-of.ts"
import type { Door } from "./door.ts"
import { trpcProblem } from "./trpc-problem.ts"

const endpoint = "/api/trpc"

const mostInBatch = 100

/** The questions of a batch share a transaction; answers that are streamed would outlive it. */
const mayShare = ({ method, headers }: Request) => method === "GET" && !headers.has("trpc-accept")

export const trpc: Door = async (request, house) => {
  try {
    assertMethod(request.method)
    const { context, asked } = await contextOf(request.headers, house)
    if (request.method === "POST") assertMayWrite(request, asked.own)
    if (mayShare(request)) return await inOneRead(context, (within) => answer(request, within))
    return await answer(await whole(request), context)
  } catch (error) {
    return trpcProblem(error, house.log)
  }
}

const assertMethod = (method: string) => {
  if (method !== "GET" && method !== "POST")
    throw new AppError("invalid", "Questions are asked with GET, verbs are sent with POST.")
}

/** Cookies come along by themselves, so they need a page of ours; a key is proof of intent. */
const assertMayWrite = (request: Request, own: string) => {
  if (request.headers.get("authorization") === null) return assertOwnPage(request, own)
  if (!isJson(request.headers.get("content-type")))
    throw new AppError("invalid", "Send JSON, with the header content-type: application/json.")
}

/** The request with its body in memory, so that no procedure waits for a slow sender. */
const whole = async (request: Request): Promise<Request> => {
  if (request.method !== "POST") return request
  const body = await readBody(request)
  if (body === null) throw new AppError("invalid", "The body is larger than 1 MiB.")
  return new Request(request.url, { method: "POST", headers: request.headers, body, signal: request.signal })
}

const answer = async (request: Request, context: Context): Promise<Response> => {
  const response = await fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    createContext: () => context,
    maxBatchSize: mostInBatch,
    // A question may be longer than an address.
    allowMethodOverride: true,
    responseMeta: () => ({ headers: { "cache-control": "private, no-store" } }),
  })
  // tRPC overwrites this for streams, and leaves them to be kept by whoever asks again first.
  if (response.headers.get("content-type")?.startsWith("text/event-stream"))
    response.headers.set("cache-control", "private, no-store, no-transform")
  return response
}
