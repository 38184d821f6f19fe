"use client"

import { hiddenSecret } from "@nightjar/kit/hidden-secret"
import { Eye, EyeOff, Lock } from "lucide-react"
import { type ComponentProps, useState } from "react"
import { Button } from "./button.tsx"
import { CopyButton } from "./copy-button.tsx"
import { useFieldControl } from "./field.tsx"
import { IconButton } from "./icon-button.tsx"
import { Input } from "./input.tsx"
import { useTexts } from "./texts.tsx"

export interface SecretInputProps extends Omit<ComponentProps<"input">, "type" | "value" | "onChange"> {
  /** `hiddenSecret` when one is stored; it is never shown. */
  value: string
  onChange: (value: string) => void
  /** Offers to make one that begins with this, which can then be copied. */
  generate?: string | undefined
}

/** Write-only: says that a secret is stored and lets it be replaced. Stands in a `Field`. */
export function SecretInput({ value, onChange, generate, ...rest }: SecretInputProps) {
  const texts = useTexts().secret
  const [hadStored] = useState(value === hiddenSecret)
  if (value === hiddenSecret) return <Stored onReplace={() => onChange("")} />
  return (
    <div className="space-y-1.5">
      <Typed {...rest} value={value} autoFocus={hadStored} onText={onChange} generate={generate} />
      {hadStored && (
        <Button variant="link" size="sm" onClick={() => onChange(hiddenSecret)}>
          {texts.keep}
        </Button>
      )}
    </div>
  )
}

function Stored({ onReplace }: { onReplace: () => void }) {
  const texts = useTexts().secret
  const { id, ...control } = useFieldControl()
  // The field's label alone would name the button "Password".
  return (
    <div className="flex items-center gap-2">
      <span className="control-box flex min-w-0 flex-1 items-center gap-2 rounded-md border bg-sunken px-2.5 text-ink-soft">
        <Lock aria-hidden="true" className="size-3.5" />
        {texts.stored}
      </span>
      <Button id={id} {...control} aria-labelledby={`${id}-replace ${id}-label`} onClick={onReplace}>
        <span id={`${id}-replace`}>{texts.replace}</span>
      </Button>
    </div>
  )
}

interface TypedProps extends ComponentProps<"input"> {
  value: string
  onText: (text: string) => void
  generate: string | undefined
}

function Typed({ value, onText, generate, ...rest }: TypedProps) {
  const texts = useTexts().secret
  const [shown, setShown] = useState(false)
  const make = (prefix: string) => {
    onText(newSecret(prefix))
    setShown(true)
  }
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Input
        {...rest}
        value={value}
        onChange={(event) => onText(event.target.value)}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        spellCheck={false}
        className="min-w-48 flex-1"
      />
      {generate !== undefined && value === "" && <Button onClick={() => make(generate)}>{texts.generate}</Button>}
      {generate !== undefined && value !== "" && shown && <CopyButton text={value} />}
      <IconButton label={shown ? texts.hide : texts.show} onClick={() => setShown(!shown)}>
        {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      </IconButton>
    </div>
  )
}

/** 256 random bits in base64. */
const newSecret = (prefix: string): string =>
  prefix + btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
