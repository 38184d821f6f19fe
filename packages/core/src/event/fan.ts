/** What a browser does with an item of its stream. */
import type { HeartbeatHint } from "../ports.ts"
import type { LiveItem } from "./event.ts"

export type Effect =
  | { do: "refetch"; nouns: readonly string[] | "all" }
  /** `fold` them into what is shown. */
  | { do: "fold"; heartbeats: readonly HeartbeatHint[] }

/** Nouns whose answers hold another noun too. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  billing: ["usage"],
  channel: ["usage"],
  delivery: ["channel", "incident"],
  invitation: ["member", "usage"],
  incident: ["monitor", "delivery", "statusPage"],
  maintenance: ["statusPage"],
  member: ["usage"],
  monitor: ["usage", "incident", "maintenance", "statusPage"],
  notice: ["statusPage"],
  statusPage: ["usage", "notice"],
  tag: ["monitor", "maintenance"],
}

/** `monitor.pause` refetches `monitor`, and whatever shows monitors too. Nouns are the router's names. */
export const fan = (item: LiveItem): Effect => {
  if (item.type === "heartbeats") return { do: "fold", heartbeats: item.heartbeats }
  // After a hello too: heartbeats that came before it were not kept for this stream.
  if (item.type !== "event") return { do: "refetch", nouns: "all" }
  const noun = item.name.slice(0, item.name.indexOf("."))
  return { do: "refetch", nouns: [noun, ...(shownIn[noun] ?? [])] }
}
