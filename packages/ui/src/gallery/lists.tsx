"use client"

import { Pause, Play, SlidersHorizontal } from "lucide-react"
import { useState } from "react"
import { Badge } from "../badge.tsx"
import { BulkActionBar } from "../bulk-action-bar.tsx"
import { Button } from "../button.tsx"
import { Checkbox } from "../checkbox.tsx"
import { FilterBar } from "../filter-bar.tsx"
import { HeartbeatBar } from "../heartbeat-bar.tsx"
import { Latency } from "../latency.tsx"
import { RelativeTime } from "../relative-time.tsx"
import type { State } from "../rules/state.ts"
import { StateMark } from "../state-mark.tsx"
import { Table, Td, Th, Tr } from "../table.tsx"
import { TagChip } from "../tag-chip.tsx"
import { UptimeFigure } from "../uptime-figure.tsx"
import { calmBeats, sampleBeats } from "./samples.ts"
import { Section } from "./section.tsx"

const lines: { name: string; state: State; beats: typeof sampleBeats; ratio: number; ms: number | null }[] = [
  { name: "Checkout", state: "down", beats: sampleBeats, ratio: 0.9371, ms: null },
  {
    name: "api.example.com/a/rather/long/path/that/does/not/fit",
    state: "degraded",
    beats: sampleBeats,
    ratio: 0.9998,
    ms: 1240,
  },
  { name: "بوابة الدفع", state: "up", beats: calmBeats, ratio: 1, ms: 48 },
  { name: "Nightly report", state: "paused", beats: [], ratio: 0.991, ms: 210 },
]

function Lines({ chosen, toggle }: { chosen: ReadonlySet<string>; toggle: (name: string) => void }) {
  return (
    <Table label="A quiet table">
      <thead>
        <tr>
          <Th>
            <span className="sr-only">Select</span>
          </Th>
          <Th>Name</Th>
          <Th>Last 24 h</Th>
          <Th className="text-right">Uptime</Th>
          <Th className="text-right">p95</Th>
          <Th className="text-right">Checked</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Tr key={line.name}>
            <Td className="w-8">
              <Checkbox
                aria-label={`Select ${line.name}`}
                checked={chosen.has(line.name)}
                onChange={() => toggle(line.name)}
              />
            </Td>
            <Td>
              <span className="flex items-center gap-2.5">
                <StateMark state={line.state} label={line.state} />
                <span dir="auto" className="truncate font-medium">
                  {line.name}
                </span>
                <Badge>HTTP</Badge>
              </span>
            </Td>
            <Td className="min-w-44">
              <HeartbeatBar
                beats={line.beats}
                count={48}
                label={`${line.name}, last 24 hours`}
                keyboard={false}
                className="h-6"
              />
            </Td>
            <Td className="text-right">
              <UptimeFigure ratio={line.ratio} />
            </Td>
            <Td className="text-right">
              <Latency ms={line.ms} />
            </Td>
            <Td className="text-right text-ink-soft">
              <RelativeTime at={Date.now() - 12_000} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

/** What is many. */
export function Lists() {
  const [search, setSearch] = useState("")
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (name: string) =>
    setChosen((before) => new Set(before.has(name) ? [...before].filter((one) => one !== name) : [...before, name]))
  return (
    <Section title="Lists">
      <FilterBar
        search={search}
        onSearch={setSearch}
        placeholder="Name, address or tag"
        chips={[
          { key: "state", name: "State", value: "down" },
          { key: "tag", name: "env", value: "production" },
        ]}
        onRemove={() => {}}
        onClear={() => {}}
      >
        <Button>
          <SlidersHorizontal aria-hidden="true" />
          Filter
        </Button>
      </FilterBar>
      <Lines chosen={chosen} toggle={toggle} />
      <div className="flex flex-wrap gap-1.5">
        <TagChip name="env" value="production" color="teal" />
        <TagChip name="a tag with a name that is far too long to be shown in full" />
      </div>
      <BulkActionBar count={chosen.size} onClear={() => setChosen(new Set())}>
        <Button size="sm">
          <Pause aria-hidden="true" />
          Pause
        </Button>
        <Button size="sm">
          <Play aria-hidden="true" />
          Check now
        </Button>
      </BulkActionBar>
    </Section>
  )
}
