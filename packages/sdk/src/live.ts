/** A stream of a tenant's events as an async iterator. */
import type { AppRouter } from "@nightjar/core/router"
import type { TRPCClient } from "@trpc/client"
import type { inferProcedureOutput } from "@trpc/server"

type Told = inferProcedureOutput<AppRouter["event"]["live"]> extends AsyncIterable<infer Item> ? Item : never
export type LiveItem = Told extends { data: infer Item } ? Item : Told

/** Items that nobody has taken yet. A reader this far behind has stopped reading. */
const mostWaiting = 10_000

export async function* followLive(client: TRPCClient<AppRouter>, signal?: AbortSignal): AsyncGenerator<LiveItem> {
  const waiting: LiveItem[] = []
  let failure: unknown
  let over = false
  let wake = () => {}
  const stop = () => {
    over = true
    wake()
  }
  const subscription = client.event.live.subscribe(undefined, {
    onData: (told) => {
      if (waiting.length >= mostWaiting) waiting.splice(0, waiting.length, { type: "reset" } as LiveItem)
      waiting.push((told as unknown as { data: LiveItem }).data)
      wake()
    },
    onError: (error) => {
      failure = error
      stop()
    },
    onComplete: stop,
  })
  signal?.addEventListener("abort", stop)
  try {
    while (!over || waiting.length > 0) {
      const item = waiting.shift()
      if (item) yield item
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (signal?.aborted) return
    }
    if (failure) throw failure
  } finally {
    signal?.removeEventListener("abort", stop)
    subscription.unsubscribe()
  }
}
