"use client"

import { Radar } from "lucide-react"
import { Button } from "../button.tsx"
import { Callout } from "../callout.tsx"
import { CodeSample } from "../code-sample.tsx"
import { CountBadge } from "../count-badge.tsx"
import { Countdown, Duration, Elapsed } from "../duration.tsx"
import { EmptyState } from "../empty-state.tsx"
import { Input } from "../input.tsx"
import { LiveMark } from "../live-mark.tsx"
import { PageHeader } from "../page-header.tsx"
import { RelativeTime } from "../relative-time.tsx"
import { Skeleton } from "../skeleton.tsx"
import { StateLabel } from "../state-label.tsx"
import { Tabs } from "../tabs.tsx"
import { ThemeChoice } from "../theme-choice.tsx"
import { ThemeToggle } from "../theme-toggle.tsx"
import { notify, notifyProblem, offerUndo } from "../toast.tsx"
import { Row, Section } from "./section.tsx"

const samples = [
  {
    name: "curl",
    code: 'curl -X POST https://acme.example.com/api/v1/things/abc/pause \\\n  -H "Authorization: Bearer $KEY"',
  },
  { name: "SDK", code: 'await client.things.pause({ id: "abc" })' },
  { name: "CLI", code: "nightjar things pause abc" },
]

/** Headers, messages and moments. */
export function Words() {
  const now = Date.now()
  return (
    <Section title="Words">
      <PageHeader
        back="All"
        mark={<StateLabel state="down" pill detail={<Elapsed since={now - 252_000} />} />}
        title="Checkout"
        description="Down for 4 min 12 s. Last answer: 503 from 2 of 3 regions."
        actions={
          <>
            <Button>Pause</Button>
            <Button variant="primary">Acknowledge</Button>
          </>
        }
      />
      <Callout
        kind="error"
        title="The name server of example.com did not answer."
        action={<Button size="sm">Try again</Button>}
      >
        Nothing was saved. Try again in a minute, or enter an address with another name.
      </Callout>
      <Callout kind="warning" title="Your plan keeps history for 7 days.">
        Older heartbeats are summed up per day.
      </Callout>
      <Callout title="Checks from Frankfurt begin in a minute." />
      <Row>
        <CountBadge count={3} label="3 open" />
        <CountBadge count={120} label="120 open" urgent />
        <LiveMark status="live" />
        <LiveMark status="reconnecting" />
        <LiveMark status="polling" />
        <span>
          <RelativeTime at={now - 190_000} />, took <Duration ms={252_000} />, next in{" "}
          <Countdown until={now + 42_000} />
        </span>
        <ThemeToggle />
      </Row>
      <ThemeChoice />
      <Row>
        <Button onClick={() => notify("Saved.")}>Toast</Button>
        <Button onClick={() => notifyProblem("Not saved.", "Somebody else changed it. Reload to see their version.")}>
          Problem
        </Button>
        <Button onClick={() => offerUndo("Checkout is paused.", () => notify("Resumed."))}>Undo</Button>
      </Row>
      <Tabs
        label="Two ways"
        tabs={[
          { value: "code", label: "Code", content: <CodeSample label="Pause it" samples={samples} /> },
          { value: "wait", label: "Waiting", content: <Skeleton className="w-1/2" /> },
        ]}
      />
      <EmptyState
        icon={<Radar />}
        title="Nothing is watched yet"
        description="Paste an address and watch the first check happen."
      >
        <Input aria-label="Address" placeholder="https://example.com" className="max-w-sm flex-1" />
        <Button variant="primary">Watch</Button>
      </EmptyState>
    </Section>
  )
}
