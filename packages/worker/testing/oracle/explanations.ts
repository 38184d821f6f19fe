/** Whether what else was recorded explains a gap, by its cause. */
import { type Cause, deathReachMs, type Gap } from "@nightjar/core/gap"
import { lifeOf } from "@nightjar/core/worker"
import { placeOf, type Tables } from "../record/tables.ts"

type Explanation = (gap: Gap, tables: Tables) => boolean

/** For some of the time nobody lived, or somebody died shortly before or in it. */
const nobodyLived: Explanation = ({ region, from, to }, tables) => {
  const lives = tables.lives.filter((life) => life.region === region).map(lifeOf)
  if (lives.some((life) => life.died && life.to >= from - deathReachMs && life.to <= to)) return true
  let covered = from
  for (const life of lives.sort((a, b) => a.from - b.from))
    if (life.from <= covered) covered = Math.max(covered, life.to)
  return covered < to
}

const epochEnded: Explanation = (gap, { epochs }) =>
  epochs.some(
    (epoch) =>
      placeOf(epoch) === placeOf(gap) && epoch.endedAt !== null && epoch.endedAt > gap.from && epoch.endedAt <= gap.to,
  )

const wasFoundPoisonous: Explanation = (gap, { evidence }) =>
  evidence.some(
    (row) => placeOf(row) === placeOf(gap) && row.slotAt < gap.from && row.outcome.code === "internal_error",
  )

const backlogWasMeasured: Explanation = (gap) => gap.backlog !== null

export const explanations: Partial<Record<Cause, Explanation>> & { overload: Explanation } = {
  worker_down: nobodyLived,
  db_down: nobodyLived,
  paused: epochEnded,
  edited: epochEnded,
  quarantine: wasFoundPoisonous,
  overload: backlogWasMeasured,
}
