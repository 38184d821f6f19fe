import { renderToString } from "react-dom/server"
import { expect, test } from "vitest"
import { DayBars } from "./day-bars.tsx"
import { Field } from "./field.tsx"
import { Gallery } from "./gallery.tsx"
import { HeartbeatBar } from "./heartbeat-bar.tsx"
import { Input } from "./input.tsx"
import { english, TextsProvider } from "./texts.tsx"
import { TooltipProvider } from "./tooltip.tsx"
import { UptimeFigure } from "./uptime-figure.tsx"

test("everything renders on a server, and a stored secret is not in it", () => {
  const html = renderToString(
    <TooltipProvider>
      <Gallery />
    </TooltipProvider>,
  )
  for (const title of ["States", "Lists", "Charts and figures", "Words", "Actions", "Keyboard", "Controls"]) {
    expect(html).toContain(title)
  }
  expect(html).not.toContain("[secret]")
})

test("a day without data has no green in it", () => {
  const html = renderToString(<DayBars days={[{ day: "2026-11-23", ratio: 1, coverage: 0.2 }]} label="One day" />)
  expect(html).toContain("text-idle")
  expect(html).not.toContain("text-up")
})

test("missing beats are drawn as no data", () => {
  const html = renderToString(<HeartbeatBar beats={[{ at: 1, state: "up" }]} count={3} label="Last 3" />)
  const rectsIn = (tone: string) => html.match(new RegExp(`${tone}">((?:<rect[^>]*></rect>)*)`))?.[1]?.match(/<rect/g)
  expect(rectsIn("text-idle")).toHaveLength(2)
  expect(rectsIn("text-up")).toHaveLength(1)
})

test("help and error are read with the control, by their ids", () => {
  const html = renderToString(
    <Field label="Name" help="Seen by all." error="Too long.">
      <Input />
    </Field>,
  )
  const described = html.match(/aria-describedby="([^"]+)"/)?.[1]?.split(" ") ?? []
  expect(described).toHaveLength(2)
  for (const id of described) expect(html).toContain(`id="${id}"`)
  expect(html).toContain('aria-invalid="true"')
})

test("an app brings its own words", () => {
  const html = renderToString(
    <TextsProvider texts={{ ...english, coverage: (percent) => `${percent} abgedeckt` }}>
      <UptimeFigure ratio={0.5} coverage={0.5} />
    </TextsProvider>,
  )
  expect(html).toContain("50.0 % abgedeckt")
})
