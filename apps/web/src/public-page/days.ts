/** The ninety days of an item, as they are drawn and told. Pure. */
import type { PictureDay, PictureItem } from "@nightjar/core/snapshot/picture"
import { day } from "@nightjar/kit/time"
import type { Column } from "@nightjar/ui/column-bars"
import { dayState } from "@nightjar/ui/rules/uptime"

/** `2026-11-26` */
export const dateOf = (firstDay: string, index: number): string =>
  new Date(Date.parse(firstDay) + index * day).toISOString().slice(0, 10)

export const columnsOf = (days: readonly PictureDay[]): Column[] =>
  days.map(([ratio, coverage], index) => ({ key: index, state: dayState(ratio, coverage), covered: coverage }))

export interface Trouble {
  /** `2026-11-26` */
  date: string
  ratio: number
  downMs: number
}

/** Days on which it was down, the newest first. */
export const troublesOf = ({ days }: Pick<PictureItem, "days">, firstDay: string): Trouble[] =>
  days
    .map(([ratio, , downMs], index) => ({ date: dateOf(firstDay, index), ratio: ratio ?? 1, downMs }))
    .filter(({ downMs }) => downMs > 0)
    .toReversed()
