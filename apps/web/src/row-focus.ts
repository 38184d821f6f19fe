/** `j` and `k` move the focus itself, so that enter, tab and a screen reader are where one looks. */

/** Of the row that has the focus; -1 when none has. */
export const focusedIndex = (): number => {
  const item = document.activeElement?.closest<HTMLElement>("li[data-index]")
  return item ? Number(item.dataset.index) : -1
}

/** Two frames: one in which the row is drawn, one in which it can be focused. */
const focusRow = (index: number) =>
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`li[data-index="${index}"] a`)?.focus()),
  )

/** @param scrollTo brings a row into sight that may not be drawn yet */
export const rowKeys = (count: number, scrollTo: (index: number) => void = () => {}) => {
  const move = (step: number) => {
    const index = Math.min(count - 1, Math.max(0, focusedIndex() + step))
    scrollTo(index)
    focusRow(index)
  }
  return { j: () => move(1), k: () => move(-1) }
}

/** A key that does something to the row that has the focus; undefined when nothing may be done. */
export const onFocused = <Row>(rows: readonly Row[], act: ((row: Row) => void) | undefined) =>
  act &&
  (() => {
    const row = rows[focusedIndex()]
    if (row) act(row)
  })
