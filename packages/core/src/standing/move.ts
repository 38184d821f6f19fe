/** What verdicts of one monitor do to its standing, one after the other. */
import type { MonitorTurn } from "../turn/turn.ts"
import type { Verdict } from "../verdict/verdict.ts"
import { judge, type Rules, type Standing } from "./standing.ts"

/** Whose standing: uuids. */
export interface Of {
  tenantId: string
  monitorId: string
}

export const keyOf = (of: Of) => `${of.tenantId}/${of.monitorId}`

/** A verdict, and in one sentence what was found. */
export interface Finding extends Verdict {
  message: string
}

/** Verdicts of one monitor, oldest first, with the rules that they are judged by. */
export interface Move extends Of {
  rules: Rules
  verdicts: readonly Finding[]
}

export interface Moved {
  standing: Standing
  /** The place of each verdict among the judged ones; null for a stale one. */
  seqs: (number | null)[]
  turns: MonitorTurn[]
  /** A failure that nobody knew of before: other regions are to be asked at once. */
  isNewDoubt: boolean
}

export const judgeAll = (before: Standing, move: Move): Moved => {
  const { tenantId, monitorId } = move
  const moved: Moved = { standing: before, seqs: [], turns: [], isNewDoubt: false }
  for (const verdict of move.verdicts) {
    const judged = judge(moved.standing, verdict, move.rules)
    moved.seqs.push(judged ? judged.standing.seq : null)
    if (!judged) continue
    moved.standing = judged.standing
    const { runs } = judged.standing
    if (judged.turn) moved.turns.push({ ...judged.turn, tenantId, monitorId, reason: verdict.message, runs })
  }
  const isInDoubt = moved.standing.state === "confirming" && move.verdicts.at(-1)!.status === "down"
  return { ...moved, isNewDoubt: isInDoubt && before.state !== "confirming" }
}
