/** Asks one of our own doors from the browser. */
import type { DoorProblem } from "./doors/answer.ts"

export class DoorRefusal extends Error {
  constructor(readonly problem: DoorProblem) {
    super(problem.message)
  }
}

const unreachable: DoorProblem = {
  message: "Nightjar cannot be reached. Check your connection; nothing was sent.",
  reason: "unavailable",
}

/** Throws `DoorRefusal` with a sentence for the person. */
export const askDoor = async <Answer>(path: string, body: unknown): Promise<Answer> => {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new DoorRefusal(unreachable)
  })
  const answer = (await response.json().catch(() => null)) as { error?: DoorProblem } | null
  if (!response.ok)
    throw new DoorRefusal(answer?.error ?? { ...unreachable, message: `The answer was ${response.status}.` })
  return answer as Answer
}
