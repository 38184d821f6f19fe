/** How a state looks, wherever it is told: the shapes of the dashboard, and its colours on white and in the dark. */
import type { Words } from "./words.ts"

interface Look {
  mark: string
  light: string
  dark: string
  /** Where text has no colour. */
  emoji: string
}

export const looks: Record<Words["state"], Look> = {
  up: { mark: "●", light: "#129b6b", dark: "#42cd94", emoji: "🟢" },
  down: { mark: "■", light: "#d21427", dark: "#f1484c", emoji: "🔴" },
  no_data: { mark: "○", light: "#7e8087", dark: "#787a83", emoji: "⚪" },
  flapping: { mark: "◐", light: "#cc7516", dark: "#f5b845", emoji: "🟠" },
  test: { mark: "●", light: "#5a4ebf", dark: "#9d98f2", emoji: "🟣" },
  account: { mark: "●", light: "#5a4ebf", dark: "#9d98f2", emoji: "🟣" },
}
