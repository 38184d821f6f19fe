"use client"

import { useState } from "react"
import { Latency } from "../latency.tsx"
import { LatencyChart } from "../latency-chart.tsx"
import { Segmented } from "../segmented.tsx"
import { Sparkline } from "../sparkline.tsx"
import { Stat, Stats } from "../stat.tsx"
import { UptimeFigure } from "../uptime-figure.tsx"
import { sampleAt, samplePercentiles, samplePhases, sampleRange, sampleShades } from "./samples.ts"
import { Section } from "./section.tsx"

const ranges = ["1 h", "24 h", "7 d", "90 d", "1 y"].map((value) => ({ value, label: value }))
const common = { at: sampleAt, shades: sampleShades, range: sampleRange }

/** Figures and what they are drawn as. */
export function Charts() {
  const [range, setRange] = useState("24 h")
  return (
    <Section title="Charts and figures">
      <Stats>
        <Stat label="Uptime, 24 h" value={<UptimeFigure ratio={0.99998} />} detail="1 min 36 s down" />
        <Stat label="Uptime, 90 d" value={<UptimeFigure ratio={0.9991} coverage={0.953} />} />
        <Stat label="p50" value={<Latency ms={142} />} detail={<Sparkline values={samplePercentiles[0]!.values} />} />
        <Stat label="p95" value={<Latency ms={1240} />} detail="4 % slower than last week" />
      </Stats>
      <Segmented label="Range" options={ranges} value={range} onValueChange={setRange} />
      <LatencyChart {...common} label="Latency of the last 24 hours" areas={samplePhases} lines={samplePercentiles} />
      <LatencyChart {...common} label="p50 and p95 of the last 24 hours" lines={samplePercentiles} height={160} />
    </Section>
  )
}
