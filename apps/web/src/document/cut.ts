/** From Next's HTML to a shell that is filled in by joining strings. Pure. */
import { type Filling, type Hole, holes } from "./holes.ts"

export type Cut = (filling: Filling) => string

/** @param nonce the one the page was drawn with. Throws where text would be put into a script. */
export const cut = (html: string, nonce: string): Cut => {
  for (const [script] of html.matchAll(/<script[^>]*>[^<]+<\/script>/g))
    if (!script.includes(`>${holes.opening}<`) && texts.some((name) => script.includes(holes[name])))
      throw new Error("A script of the page holds what belongs to a person: show it from the facts of the opening.")
  const words = new Map<string, Hole>([[nonce, "nonce"], ...holeNames.map((name) => [holes[name], name] as const)])
  const parts = html.split(new RegExp(`(${[...words.keys()].join("|")})`))
  const steps = parts.map((part) => words.get(part) ?? { text: part })
  return (filling) => steps.map((step) => (typeof step === "string" ? filling[step] : step.text)).join("")
}

const texts = ["workspace", "person", "opening"] as const
const holeNames = Object.keys(holes) as (keyof typeof holes)[]

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" }

/** Text as React writes it between tags. */
export const asText = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]!)

/** JSON that no element around it ends early. */
export const asScript = (json: string): string => json.replaceAll("<", "\\u003c")
