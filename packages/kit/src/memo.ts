/** A pure function that remembers what it said last; at `limit` keys it forgets everything. */
export const memo = <Subject, Value>(
  limit: number,
  keyOf: (subject: Subject) => string,
  compute: (subject: Subject) => Value,
): ((subject: Subject) => Value) => {
  const known = new Map<string, Value>()
  return (subject) => {
    const key = keyOf(subject)
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= limit) known.clear()
    const value = compute(subject)
    known.set(key, value)
    return value
  }
}
