"use client"

import { Actions } from "./gallery/actions.tsx"
import { Controls, SchemaForms } from "./gallery/forms.tsx"
import { States } from "./gallery/states.tsx"

/** Every component with samples, for a development-only page. Needs the same providers as the app. */
export function Gallery() {
  return (
    <div className="space-y-6">
      <States />
      <Actions />
      <Controls />
      <SchemaForms />
    </div>
  )
}
