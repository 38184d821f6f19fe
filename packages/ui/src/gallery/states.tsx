"use client"

import { DayBars } from "../day-bars.tsx"
import { HeartbeatBar } from "../heartbeat-bar.tsx"
import { states } from "../rules/state.ts"
import { StateLabel } from "../state-label.tsx"
import { calmBeats, sampleBeats, sampleDays } from "./samples.ts"
import { Row, Section } from "./section.tsx"

/** Everything that tells a state. */
export function States() {
  return (
    <Section title="States">
      <Row>
        {states.map((state) => (
          <StateLabel key={state} state={state} />
        ))}
      </Row>
      <Row>
        {states.map((state) => (
          <StateLabel key={state} state={state} pill detail="12 min" />
        ))}
      </Row>
      <HeartbeatBar beats={calmBeats} count={48} label="Last 24 hours: up, 100 %" />
      <HeartbeatBar beats={sampleBeats} count={48} label="Last 24 hours: 3 failures" />
      <HeartbeatBar
        beats={sampleBeats.slice(30)}
        count={30}
        label="The last 18 beats"
        className="h-5 w-40"
        keyboard={false}
      />
      <DayBars days={sampleDays} label="90 days: 99.91 %" ends={["90 days ago", "Today"]} />
    </Section>
  )
}
