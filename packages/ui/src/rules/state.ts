/** The state of anything that is watched. Never shown by colour alone: each has a shape, see `stateSymbols`. */
export type State = "up" | "degraded" | "down" | "confirming" | "maintenance" | "no_data" | "paused"

/** Worst first. Maintenance is planned and paused is wanted, so both rank below anything that needs a person. */
export const states = [
  "down",
  "confirming",
  "degraded",
  "no_data",
  "maintenance",
  "paused",
  "up",
] as const satisfies State[]

/** The shapes as text, for titles and plain-text places. */
export const stateSymbols: Record<State, string> = {
  up: "●",
  degraded: "◐",
  down: "■",
  confirming: "◌",
  maintenance: "◆",
  no_data: "○",
  paused: "‖",
}

/** The worst of them, by the order of `states`; of nothing at all: `no_data`. */
export const worstState = (of: Iterable<State>): State => {
  const present = new Set(of)
  return states.find((state) => present.has(state)) ?? "no_data"
}

/** The colour token family of a state: `--color-<tone>`, `--color-<tone>-soft`, `--color-<tone>-ink`. */
export const stateTone = (state: State) => (state === "no_data" || state === "paused" ? "idle" : state)
