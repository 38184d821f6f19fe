/** The shelf: a way of telling somebody is one line here and its file in `shelf`. */
import { shelf } from "@nightjar/kit/shelf"
import { z } from "zod"
import { apprise } from "./shelf/apprise.ts"
import { bark } from "./shelf/bark.ts"
import { dingtalk } from "./shelf/dingtalk.ts"
import { discord } from "./shelf/discord.ts"
import { email } from "./shelf/email.ts"
import { feishu } from "./shelf/feishu.ts"
import { googleChat } from "./shelf/google-chat.ts"
import { gotify } from "./shelf/gotify.ts"
import { grafanaIrm } from "./shelf/grafana-irm.ts"
import { homeAssistant } from "./shelf/home-assistant.ts"
import { incidentIo } from "./shelf/incident-io.ts"
import { jira } from "./shelf/jira.ts"
import { line } from "./shelf/line.ts"
import { matrix } from "./shelf/matrix.ts"
import { mattermost } from "./shelf/mattermost.ts"
import { ntfy } from "./shelf/ntfy.ts"
import { opsgenie } from "./shelf/opsgenie.ts"
import { pagerduty } from "./shelf/pagerduty.ts"
import { pushbullet } from "./shelf/pushbullet.ts"
import { pushover } from "./shelf/pushover.ts"
import { rocketChat } from "./shelf/rocket-chat.ts"
import { signal } from "./shelf/signal.ts"
import { slack } from "./shelf/slack.ts"
import { splunkOnCall } from "./shelf/splunk-on-call.ts"
import { teams } from "./shelf/teams.ts"
import { telegram } from "./shelf/telegram.ts"
import { twilio } from "./shelf/twilio.ts"
import { vonage } from "./shelf/vonage.ts"
import { webhook } from "./shelf/webhook.ts"
import { wecom } from "./shelf/wecom.ts"
import { zulip } from "./shelf/zulip.ts"

export const channels = [
  email,
  webhook,
  slack,
  discord,
  telegram,
  teams,
  pagerduty,
  ntfy,
  googleChat,
  mattermost,
  rocketChat,
  matrix,
  zulip,
  signal,
  line,
  dingtalk,
  feishu,
  wecom,
  opsgenie,
  jira,
  splunkOnCall,
  grafanaIrm,
  incidentIo,
  gotify,
  pushover,
  pushbullet,
  bark,
  homeAssistant,
  apprise,
  twilio,
  vonage,
] as const

const all = shelf("channel", channels)

/** Validates `channel.config`; fills in defaults. */
export const channelConfig = z.discriminatedUnion("type", all.schemas)

export type ChannelConfig = z.output<typeof channelConfig>

export const { of: channelOf, formSchema, secretFields } = all

/** Whom it reaches, one line for lists: an address, recipients, … */
export const describeChannel: (config: ChannelConfig) => string = all.describe
