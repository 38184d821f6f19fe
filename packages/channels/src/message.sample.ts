/** One good example of each message, for tests, the gallery and screenshots. */
import type { Message } from "./message.ts"

const about = {
  workspace: { id: "ten_01k9rzv3m2e8dsxq4a7w5hj6tc", name: "Acme" },
  monitor: { id: "mon_01k9rzv3m2e8dsxq4a7w5hj6td", name: "Checkout API", target: "https://shop.example/health" },
  incident: "inc_01k9rzv3m2e8dsxq4a7w5hj6te",
  alarm: "inc_01k9rzv3m2e8dsxq4a7w5hj6te",
}
const reason = "The answer is 503 Service Unavailable; 200-299 is accepted."
const since = "2026-11-25T02:58:30.000Z"
const until = "2026-11-25T03:02:42.000Z"

export const samples = {
  "monitor.down": { type: "monitor.down", at: "2026-11-25T02:58:50.412Z", ...about, since, reason },
  "monitor.no_data": {
    type: "monitor.no_data",
    at: since,
    ...about,
    incident: null,
    alarm: "mon_01k9rzv3m2e8dsxq4a7w5hj6td-7",
    since,
    reason: "10.1.2.3:443 is an address of a private network, which is not probed from here.",
  },
  "monitor.recovered": { type: "monitor.recovered", at: until, ...about, was: "down", since, until, reason },
  "monitor.outage": { type: "monitor.outage", at: until, ...about, was: "down", since, until, reason },
  "monitor.flapping": { type: "monitor.flapping", at: until, ...about, turns: 8, minutes: 10 },
  "channel.test": {
    type: "channel.test",
    at: until,
    workspace: about.workspace,
    channel: { id: "chn_01k9rzv3m2e8dsxq4a7w5hj6tf", name: "On call" },
  },
} satisfies { [Type in Message["type"]]: Extract<Message, { type: Type }> }
