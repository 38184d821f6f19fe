/** Alerts as Opsgenie takes them, and Jira Service Management after it: opened under an alias, and closed by it. */
import { z } from "zod"
import { alarmOf } from "./alarm.ts"
import { clip } from "./clip.ts"
import type { Told } from "./define.ts"
import { zKey } from "./fields.ts"
import { detailsOf, plainOf, sourceOf, textBelow } from "./plain.ts"
import type { Request } from "./request.ts"

const priorities = { critical: "P1", warning: "P3", info: "P5" } as const

export const genieKey = (description: string) => z.object({ apiKey: zKey({ title: "API key", description }) }).shape

/**
 * @param base the address of the alerts
 * @param apiKey of an integration
 */
export const genieRequest = (base: string, apiKey: string, { message, words }: Told): Request => {
  const { key, isOver, severity } = alarmOf(message)
  const headers = { Authorization: `GenieKey ${apiKey}` }
  const source = "Nightjar"
  if (isOver) {
    const url = `${base}/${encodeURIComponent(key)}/close?identifierType=alias`
    return { url, headers, body: { source, note: plainOf(words, 25_000) } }
  }
  const body = {
    message: clip(words.subject, 130),
    alias: key,
    description: textBelow(words, 15_000),
    details: detailsOf(words),
    entity: clip(sourceOf(message), 512),
    source,
    priority: priorities[severity],
  }
  return { url: base, headers, body }
}
