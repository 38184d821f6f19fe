/** Many events of a moment refetch a noun once. */
const gatherMs = 150

export const createRefetcher = (refetch: (noun: string) => void) => {
  const wanted = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = () => {
    timer = undefined
    const nouns = wanted.has("all") ? ["all"] : [...wanted]
    wanted.clear()
    for (const noun of nouns) refetch(noun)
  }
  return {
    ask(nouns: readonly string[]) {
      for (const noun of nouns) wanted.add(noun)
      timer ??= setTimeout(run, gatherMs)
    },
    stop() {
      clearTimeout(timer)
    },
  }
}
