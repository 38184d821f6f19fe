import type { Actor } from "@nightjar/core/context"
import type { AppRouter } from "@nightjar/core/router"
import type { Id, Noun } from "@nightjar/kit/id"
import type { QueryClient } from "@tanstack/react-query"
import type { TRPCOptionsProxy } from "@trpc/tanstack-react-query"
import type { ReactNode } from "react"

/** A page of a workspace: what it asks before it is shown, and what shows it. */
export interface Screen<N extends Noun = Noun> {
  /** `:id` stands for the id of a noun. */
  path: string
  /** What is fetched must be there, or there is no such page; what is prefetched may fail, which the page then says. */
  ask(asking: Asking<N>): Promise<unknown>[]
  show(about: { id: Id<N> }): ReactNode
  /** What stands in the document until the browser shows the page: that itself, unless it is drawn too often for it. */
  sight?(): ReactNode
}

export interface About<N extends Noun = Noun> {
  id: Id<N>
  search: URLSearchParams
}

interface Asking<N extends Noun> extends About<N> {
  trpc: TRPCOptionsProxy<AppRouter>
  queries: QueryClient
  actor: Actor
}

export interface ScreenOf extends Screen {
  noun: Noun
}

/** @param noun whose id an `:id` is */
export const screensOf = <N extends Noun>(noun: N, screens: readonly Screen<N>[]): readonly ScreenOf[] =>
  screens.map((screen) => ({ ...screen, noun }) as ScreenOf)
