"use client"

import { useState } from "react"
import { CopyButton } from "./copy-button.tsx"
import { Segmented } from "./segmented.tsx"

export interface CodeSampleProps {
  /** What the code does, for those who cannot see it. */
  label: string
  /** Ways to say the same: curl, SDK, CLI. With the real ids filled in. */
  samples: readonly { name: string; code: string }[]
}

/** Code to take away. */
export function CodeSample({ label, samples }: CodeSampleProps) {
  const [name, setName] = useState(samples[0]?.name ?? "")
  const code = samples.find((sample) => sample.name === name)?.code ?? ""
  const options = samples.map((sample) => ({ value: sample.name, label: sample.name }))
  return (
    <figure aria-label={label} className="overflow-hidden rounded-lg border bg-sunken">
      <figcaption className="flex items-center justify-between gap-2 border-b py-1 pr-1.5 pl-2">
        {samples.length > 1 ? (
          <Segmented label={label} options={options} value={name} onValueChange={setName} />
        ) : (
          <span className="text-ink-soft text-sm">{name}</span>
        )}
        <CopyButton text={code} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="overflow-x-auto p-3 font-mono text-ink text-sm focus-visible:outline-offset-[-2px]">
        <code>{code}</code>
      </pre>
    </figure>
  )
}
