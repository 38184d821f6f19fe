import { hour } from "@nightjar/kit/time"
import { Checkbox } from "@nightjar/ui/checkbox"
import { ColumnDrawing } from "@nightjar/ui/column-bars"
import { roughDuration } from "@nightjar/ui/rules/time-text"
import { useTexts } from "@nightjar/ui/texts"
import { useQuery } from "@tanstack/react-query"
import { createTranslator } from "next-intl"
import messages from "../../../messages/en.json" with { type: "json" }
import { useTRPC } from "../../data/trpc.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { dayBeats } from "./day-beats.ts"
import { Filters } from "./filters.tsx"
import { RowFace, rowLink } from "./monitor-row.tsx"
import { Overview, Truth } from "./overview.tsx"
import { RowsFrame } from "./rows-frame.tsx"
import { watchedOf, worstOf } from "./summary-line.tsx"
import { useFilter } from "./use-filter.ts"
import { type Row, useMonitors } from "./use-monitors.ts"

/** The hook's formatters live as long as its provider, and making them for each document took as long as ten rows. */
const words = createTranslator({ locale: "en", messages })

/** As many as a laptop shows below the head of the page. */
const rowsInSight = 11

/** The page that is opened more than all others, drawn for its document: the same picture in a third of the time. */
export function OverviewSight() {
  const trpc = useTRPC()
  const [filter] = useFilter()
  const { data: summary } = useQuery(trpc.monitor.summary.queryOptions())
  const { rows } = useMonitors(filter)
  const may = useMay()
  if (!summary || !rows?.length) return <Overview />
  const { state, count } = worstOf(summary.states)
  return (
    <>
      <Truth
        state={state}
        sentence={words(`summary.${state}`, { count })}
        watched={words("list.watched", watchedOf(summary))}
        mayCreate={may("monitor.create")}
      />
      <div className="space-y-4">
        <Filters filter={filter} counts={summary.states} onChange={() => {}} />
        <RowsFrame>
          <ul className="divide-y">
            {rows.slice(0, rowsInSight).map((row) => (
              <li key={row.id}>
                <RowSight row={row} mayChange={may("monitor.pause")} />
              </li>
            ))}
          </ul>
        </RowsFrame>
      </div>
    </>
  )
}

function RowSight({ row, mayChange }: { row: Row; mayChange: boolean }) {
  const { ago } = useTexts()
  const now = Date.now()
  const beats = dayBeats(row.hours, Math.floor(now / hour) * hour)
  return (
    <RowFace
      row={row}
      select={mayChange && <Checkbox />}
      link={
        <a href={`/monitors/${row.id}`} dir="auto" className={rowLink}>
          {row.name}
        </a>
      }
      bar={<ColumnDrawing columns={beats.map(({ at, state }) => ({ key: at, state }))} />}
      checked={row.lastCheckAt && ago(roughDuration(now - Date.parse(row.lastCheckAt)))}
    />
  )
}
