"use client"

import { Actions } from "./gallery/actions.tsx"
import { Charts } from "./gallery/charts.tsx"
import { Controls, SchemaForms } from "./gallery/forms.tsx"
import { Lists } from "./gallery/lists.tsx"
import { Palette } from "./gallery/palette.tsx"
import { States } from "./gallery/states.tsx"
import { Words } from "./gallery/words.tsx"

/** Every component with samples, for a development-only page. Needs the same providers as the app. */
export function Gallery() {
  return (
    <div className="space-y-6">
      <States />
      <Lists />
      <Charts />
      <Words />
      <Actions />
      <Palette />
      <Controls />
      <SchemaForms />
    </div>
  )
}
