/** A message in words, for people: the one place where its sentences are made. Channels lay them out. */
import { humanDuration } from "@nightjar/kit/time"
import type { Message, MessageOf } from "./message.ts"

export interface Words {
  /** Gives shape and colour. */
  state: "up" | "down" | "no_data" | "flapping" | "test" | "account"
  /** Says it in a list: the state first, so that it survives being cut off. */
  subject: string
  headline: string
  /** One or two sentences. */
  lead: string
  facts: readonly { label: string; value: string }[]
  link: { label: string; url: string }
  /** Why somebody gets this, and where to change it, if anywhere. */
  footer: { text: string; url?: string }
}

type About = Omit<Words, "facts" | "link" | "footer"> & { facts?: Words["facts"] }

/** @param workspaceUrl where the workspace is seen, without a slash at the end */
export const wordsOf = (message: Message, workspaceUrl: string): Words => {
  const { facts = [], ...about } = aboutOf(message)
  const workspace = { label: "Workspace", value: message.workspace.name }
  const footer = {
    text: `The workspace ${message.workspace.name} sends this to its channels.`,
    url: `${workspaceUrl}/channels`,
  }
  if (message.type === "channel.test")
    return { ...about, facts: [workspace], link: { label: "Open the channels", url: footer.url }, footer }
  const watched = { label: "Watched", value: message.monitor.target }
  const link = { label: "Open the monitor", url: `${workspaceUrl}/monitors/${message.monitor.id}` }
  return { ...about, facts: [...facts, watched, workspace], link, footer }
}

const aboutOf = (message: Message): About => {
  switch (message.type) {
    case "monitor.down":
      return beginning(message, { state: "down", subject: "Down", headline: "is down" })
    case "monitor.no_data":
      return beginning(message, { state: "no_data", subject: "No data", headline: "gives no data" })
    case "monitor.recovered":
      return end(message, `${wordsOfEnd[message.was].again}: ${message.monitor.name}`)
    case "monitor.outage":
      return end(message, `${wordsOfEnd[message.was].past} for ${lengthOf(message)}: ${message.monitor.name}`)
    case "monitor.flapping":
      return {
        state: "flapping",
        subject: `Flapping: ${message.monitor.name}`,
        headline: `${message.monitor.name} is flapping`,
        lead: `It changed its state ${message.turns} times in ${message.minutes} minutes. Single changes are not told until it is quiet.`,
      }
    case "channel.test":
      return {
        state: "test",
        subject: `Test: ${message.channel.name}`,
        headline: "It arrives",
        lead: `This is a test of the channel ${message.channel.name}. When something breaks, you are told like this.`,
      }
  }
}

type Beginning = MessageOf<"monitor.down" | "monitor.no_data">

const beginning = (
  { monitor, reason, since }: Beginning,
  { state, subject, headline }: Pick<About, "state" | "subject" | "headline">,
): About => ({
  state,
  subject: `${subject}: ${monitor.name}`,
  headline: `${monitor.name} ${headline}`,
  lead: reason,
  facts: [{ label: "Since", value: momentOf(since) }],
})

const wordsOfEnd = {
  down: { again: "Up again", past: "Was down", now: "is up again", lead: "It was down for" },
  no_data: { again: "Data again", past: "Had no data", now: "gives data again", lead: "There was no data for" },
  flapping: { again: "Quiet again", past: "Flapped", now: "is up and quiet again", lead: "It flapped for" },
}

type End = MessageOf<"monitor.recovered" | "monitor.outage">

const end = (message: End, subject: string): About => {
  const { type, monitor, was, since, until, reason } = message
  const length = lengthOf(message)
  const late = type === "monitor.outage" ? " It was over before you could be told." : ""
  return {
    state: "up",
    subject,
    headline: `${monitor.name} ${wordsOfEnd[was].now}`,
    lead: `${wordsOfEnd[was].lead} ${length}.${late}`,
    facts: [
      { label: "From", value: momentOf(since) },
      { label: "To", value: momentOf(until) },
      { label: "Cause", value: reason },
    ],
  }
}

const lengthOf = ({ since, until }: End) => humanDuration(Date.parse(until) - Date.parse(since))

/** In UTC, to the second: nobody knows in which zones it is read. */
export const momentOf = (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`
