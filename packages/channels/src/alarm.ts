/** A message to services on call, which keep an alarm open until they hear of its end. */
import type { Message } from "./message.ts"

export interface Alarm {
  /** The same from the first message to the end. */
  key: string
  /** A test and flapping wake nobody where the service can tell. */
  severity: "critical" | "warning" | "info"
  /** What was over before it could be told opens nothing: its beginning may have arrived all the same, and is closed. */
  isOver: boolean
}

const severities: Record<Message["type"], Alarm["severity"]> = {
  "monitor.down": "critical",
  "monitor.no_data": "warning",
  "monitor.flapping": "warning",
  "monitor.recovered": "info",
  "monitor.outage": "info",
  "channel.test": "info",
}

export const alarmOf = (message: Message): Alarm => ({
  key: message.type === "channel.test" ? message.channel.id : message.alarm,
  severity: severities[message.type],
  isOver: "until" in message,
})
