/** All tabs of a host share this one stream: browsers open only six connections to a host over HTTP/1.1. */
import type { LiveItem } from "@nightjar/core/event"
import { openStream } from "./stream.ts"

/** What a tab hears. */
export type Heard = { item: LiveItem } | { state: "open" | "closed" }

const tabs = new Set<MessagePort>()
let state: "open" | "closed" = "closed"
let hello: LiveItem | undefined

const tell = (heard: Heard) => {
  for (const tab of tabs) tab.postMessage(heard)
}

const scope = globalThis as unknown as { onconnect: (event: MessageEvent) => void }

scope.onconnect = ({ ports: [tab] }) => {
  if (!tab) return
  tabs.add(tab)
  tab.onmessage = () => tabs.delete(tab)
  tab.postMessage({ state } satisfies Heard)
  // What came between the drawing of its page and now went to other tabs: a hello has it look again.
  if (state === "open" && hello) tab.postMessage({ item: hello } satisfies Heard)
}

openStream({
  onItem(item) {
    if (item.type === "hello") hello = item
    tell({ item })
  },
  onState(next) {
    if (next === state) return
    state = next
    tell({ state })
  },
})
