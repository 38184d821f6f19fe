/** Keeps what visitors see of status pages up to date, and says which pages were drawn anew. */
import type { Bus } from "@nightjar/core/ports"
import { second } from "@nightjar/kit/time"
import { every, type Loop } from "../loop.ts"
import type { Publisher } from "../publisher.ts"

export interface PublishOptions {
  publisher: Publisher
  bus: Pick<Bus, "publish">
}

export const publishLoop = ({ publisher, bus }: PublishOptions): Loop<true> =>
  every("publish", second, async () => {
    const { drawn, more } = await publisher.publish()
    if (drawn.length > 0) await bus.publish({ kind: "pages", pages: drawn })
    return more
  })
