"use client"

import type { AppRouter } from "@nightjar/core/router"
import type { inferRouterOutputs } from "@trpc/server"
import { createTRPCContext } from "@trpc/tanstack-react-query"

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>()

/** What procedures answer, as it arrives: moments are ISO text. */
export type Answers = inferRouterOutputs<AppRouter>
