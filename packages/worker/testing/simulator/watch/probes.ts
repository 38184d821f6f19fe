/** Who answers probes. */
import type { Answer } from "@nightjar/core/probe"
import type { Watch, WatchOptions } from "./watch.ts"

export const watchProbes = ({ memory, reached }: WatchOptions): Watch => {
  const answeredLate: object[] = []

  /** It waits for whoever took it over. */
  const isLate = ({ probe }: Answer) => {
    const row = memory.openProbes.get(probe.id)
    return row !== undefined && row.token !== probe.token
  }

  return {
    over: (ledger) => ({
      ...ledger,
      async answer(answers) {
        const late = answers.filter(isLate)
        for (const { probe, found } of answers) {
          if (memory.openProbes.get(probe.id)?.token !== probe.token) reached.add("probe answered too late")
          if (found.code === "nothing_to_check") reached.add("probe of a monitor that was paused")
        }
        await ledger.answer(answers)
        answeredLate.push(...late.filter(({ probe }) => !memory.openProbes.has(probe.id)))
      },
    }),
    statements: [{ name: "L4", about: "Only who holds a probe answers it.", find: () => answeredLate }],
  }
}
