"use client"

import { Search } from "lucide-react"
import { useState } from "react"
import { Button } from "../button.tsx"
import { Checkbox } from "../checkbox.tsx"
import { Combobox } from "../combobox.tsx"
import { Field } from "../field.tsx"
import { Input } from "../input.tsx"
import { SchemaForm } from "../schema-form.tsx"
import { Select } from "../select.tsx"
import { Switch } from "../switch.tsx"
import { Textarea } from "../textarea.tsx"
import { sampleErrors, sampleSchema, sampleValue } from "./sample-schema.ts"
import { Section } from "./section.tsx"

/** Controls on their own. */
export function Controls() {
  return (
    <Section title="Controls">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Name" help="Seen by the whole team.">
          <Input placeholder="Checkout" />
        </Field>
        <Field label="Address" error="Enter an address that starts with https:// or http://.">
          <Input defaultValue="htp:/example" />
        </Field>
        <Field label="Timeout" optional>
          <Input defaultValue="8000" unit="ms" inputMode="numeric" />
        </Field>
        <Field label="Search">
          <Input icon={<Search aria-hidden="true" />} placeholder="Name or address" />
        </Field>
        <Field label="Method">
          <Select defaultValue="GET">
            <option>GET</option>
            <option>POST</option>
          </Select>
        </Field>
        <Field label="One of hundreds">
          <OneOfHundreds />
        </Field>
        <Field label="Note">
          <Textarea placeholder="What the others should know" />
        </Field>
        <Field label="Verify the certificate" help="Off accepts expired and self-signed ones." inline>
          <Switch defaultChecked />
        </Field>
        <Field label="Follow redirects" inline>
          <Switch />
        </Field>
        <Field label="All pages" inline>
          <Checkbox defaultChecked />
        </Field>
        <Field label="Some" inline>
          <Checkbox indeterminate />
        </Field>
        <Field label="Cannot be changed">
          <Input disabled defaultValue="acme" />
        </Field>
      </div>
    </Section>
  )
}

const hundreds = Array.from({ length: 300 }, (_, index) => ({ value: String(index), label: `Monitor ${index}` }))

function OneOfHundreds() {
  const [value, setValue] = useState("")
  return <Combobox value={value} onValueChange={setValue} options={hundreds} clearable />
}

/** Forms drawn from a schema: fresh, and sent back by the server. */
export function SchemaForms() {
  const [sent, setSent] = useState("")
  return (
    <Section title="Form from a schema">
      <div className="grid gap-8 lg:grid-cols-2">
        <SchemaForm
          schema={sampleSchema}
          value={sampleValue}
          onSubmit={(json) => setSent(JSON.stringify(json, null, 2))}
        >
          {({ busy }) => (
            <Button type="submit" variant="primary" busy={busy}>
              Save
            </Button>
          )}
        </SchemaForm>
        <SchemaForm schema={sampleSchema} value={sampleValue} errors={sampleErrors} onSubmit={() => {}} />
      </div>
      {sent && <pre className="overflow-x-auto rounded-md bg-sunken p-3 font-mono text-sm">{sent}</pre>}
    </Section>
  )
}
