"use client"

import { createContext, type ReactNode, useContext } from "react"
import type { Problem } from "./rules/form-values.ts"
import type { State } from "./rules/state.ts"

export type LiveStatus = "live" | "reconnecting" | "polling"

/** Every word the kit itself says. An app in another language passes its own through `TextsProvider`. */
export interface UiTexts {
  close: string
  cancel: string
  copy: string
  copied: string
  undo: string
  search: string
  clear: string
  remove: string
  add: string
  advanced: string
  optional: string
  menu: string
  navigation: string
  skipToContent: string
  noMatches: string
  moreMatches: (count: number) => string
  justNow: string
  ago: (duration: string) => string
  fromNow: (duration: string) => string
  theme: { label: string; light: string; dark: string; system: string }
  live: Record<LiveStatus, string> & { meaning: Record<LiveStatus, string> }
  states: Record<State, string>
  secret: { stored: string; replace: string; keep: string; show: string; hide: string; generate: string }
  selected: (count: number) => string
  /** What must be typed before something irreversible. */
  typeToConfirm: (phrase: string) => string
  coverage: (percent: string) => string
  problem: (problem: Problem) => string
}

const problemText = (problem: Problem): string => {
  switch (problem.kind) {
    case "missing":
      return "Fill this in."
    case "notNumber":
      return "Enter a number."
    case "notWhole":
      return "Enter a whole number."
    case "below":
      return `Enter ${problem.bound} or more.`
    case "above":
      return `Enter ${problem.bound} or less.`
    case "notJson":
      return "This is not valid JSON. Check quotes, commas and brackets."
  }
}

export const english: UiTexts = {
  close: "Close",
  cancel: "Cancel",
  copy: "Copy",
  copied: "Copied",
  undo: "Undo",
  search: "Search",
  clear: "Clear",
  remove: "Remove",
  add: "Add",
  advanced: "Advanced",
  optional: "optional",
  menu: "Menu",
  navigation: "Main",
  skipToContent: "Skip to content",
  noMatches: "Nothing matches.",
  moreMatches: (count) => `${count} more. Type to find them.`,
  justNow: "just now",
  ago: (duration) => `${duration} ago`,
  fromNow: (duration) => `in ${duration}`,
  theme: { label: "Theme", light: "Light", dark: "Dark", system: "System" },
  live: {
    live: "Live",
    reconnecting: "Reconnecting",
    polling: "Polling",
    meaning: {
      live: "Changes appear as they happen.",
      reconnecting: "The connection broke. What you see may be seconds old.",
      polling: "No live connection. This page asks again every few seconds.",
    },
  },
  states: {
    up: "Up",
    degraded: "Degraded",
    down: "Down",
    confirming: "Confirming",
    maintenance: "Maintenance",
    no_data: "No data",
    paused: "Paused",
  },
  secret: {
    stored: "Stored",
    replace: "Replace",
    keep: "Keep the stored one",
    show: "Show",
    hide: "Hide",
    generate: "Generate",
  },
  selected: (count) => `${count} selected`,
  typeToConfirm: (phrase) => `Type ${phrase} to confirm`,
  coverage: (percent) => `${percent} covered`,
  problem: problemText,
}

const Texts = createContext(english)

export const useTexts = (): UiTexts => useContext(Texts)

export function TextsProvider({ texts, children }: { texts: UiTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>
}
