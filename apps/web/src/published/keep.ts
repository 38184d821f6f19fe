/** What was asked for lately, up to a weight; what was not asked for the longest goes first. */
export interface Keep<Value> {
  get(key: string): Value | undefined
  /** Also for one that is here and weighs something else now. */
  set(key: string, value: Value, weight: number): void
  values(): Iterable<Value>
}

export const createKeep = <Value>(mostWeight: number): Keep<Value> => {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, { value: Value; weight: number }>()
  let weight = 0

  const remove = (key: string) => {
    weight -= kept.get(key)?.weight ?? 0
    kept.delete(key)
  }
  return {
    get(key) {
      const found = kept.get(key)
      if (!found) return undefined
      kept.delete(key)
      kept.set(key, found)
      return found.value
    },
    set(key, value, ownWeight) {
      remove(key)
      kept.set(key, { value, weight: ownWeight })
      weight += ownWeight
      for (const oldest of kept.keys()) {
        if (weight <= mostWeight || oldest === key) break
        remove(oldest)
      }
    },
    *values() {
      for (const { value } of kept.values()) yield value
    },
  }
}
