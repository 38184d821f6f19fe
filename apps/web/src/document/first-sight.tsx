/** What a screen shows before the browser has read its scripts: drawn of the very answers that it will begin with. */
import { TooltipProvider } from "@nightjar/ui/tooltip"
import { hydrate, QueryClientProvider } from "@tanstack/react-query"
import { createTRPCClient } from "@trpc/client"
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime.js"
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime.js"
import { renderToStaticMarkup } from "react-dom/server"
import { createQueryClient } from "../data/query-client.ts"
import { TRPCProvider } from "../data/trpc.ts"
import { Words } from "../i18n/words.tsx"
import { FactsProvider } from "../shell/facts-provider.tsx"
import type { Opening } from "./opening.tsx"
import type { Found } from "./screens.ts"

/** Nothing is navigated and nothing asked while HTML is made. */
const router = { push() {}, replace() {}, refresh() {}, prefetch() {}, back() {}, forward() {} }
const client = createTRPCClient<never>({ links: [] })

export const drawSight = ({ screen, id, search }: Found, { facts, answers }: Opening): string => {
  const queries = createQueryClient()
  hydrate(queries, answers)
  return renderToStaticMarkup(
    <AppRouterContext value={router as never}>
      <PathnameContext value={screen.path.replace(":id", id)}>
        <SearchParamsContext value={search}>
          <Words>
            <TooltipProvider>
              <FactsProvider facts={facts}>
                <QueryClientProvider client={queries}>
                  <TRPCProvider trpcClient={client} queryClient={queries}>
                    {screen.sight?.() ?? screen.show({ id })}
                  </TRPCProvider>
                </QueryClientProvider>
              </FactsProvider>
            </TooltipProvider>
          </Words>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
    { identifierPrefix: "sight" },
  )
}
