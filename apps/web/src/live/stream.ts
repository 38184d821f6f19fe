/** One live stream of this host: goes on by itself after every cut, from where it stood. */
import type { LiveItem } from "@nightjar/core/event"
import type { AppRouter } from "@nightjar/core/router"
import { createTRPCClient, httpSubscriptionLink } from "@trpc/client"

export interface StreamEars {
  onItem: (item: LiveItem) => void
  onState: (state: "open" | "closed") => void
}

/** Doubles up to the longest, with a quarter of chance in it, so that a thousand browsers do not come back at once. */
const pauseMs = (failures: number) => Math.min(15_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2)

/** @returns the way to end it */
export const openStream = ({ onItem, onState }: StreamEars): (() => void) => {
  const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/api/trpc" })] })
  let lastEventId: string | undefined
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: { unsubscribe(): void } | undefined

  const again = () => {
    onState("closed")
    current?.unsubscribe()
    clearTimeout(timer)
    timer = setTimeout(open, pauseMs(failures))
    failures += 1
  }
  const open = () => {
    current = client.event.live.subscribe(
      { lastEventId },
      {
        onData({ id, data }) {
          lastEventId = id
          failures = 0
          if (data.type === "hello") onState("open")
          onItem(data)
        },
        onConnectionStateChange: ({ state }) => {
          if (state === "connecting") onState("closed")
        },
        onError: again,
        onComplete: again,
      },
    )
  }
  open()
  return () => {
    clearTimeout(timer)
    current?.unsubscribe()
  }
}
