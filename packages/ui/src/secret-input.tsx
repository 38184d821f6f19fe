"use client"

import { Eye, EyeOff, Lock } from "lucide-react"
import { type ComponentProps, useState } from "react"
import { Button } from "./button.tsx"
import { useFieldControl } from "./field.tsx"
import { IconButton } from "./icon-button.tsx"
import { Input } from "./input.tsx"
import { storedSecret } from "./rules/form-values.ts"
import { useTexts } from "./texts.tsx"

export interface SecretInputProps extends Omit<ComponentProps<"input">, "type" | "value" | "onChange"> {
  /** `storedSecret` when one is stored; it is never shown. */
  value: string
  onChange: (value: string) => void
}

/** Write-only: says that a secret is stored and lets it be replaced. */
export function SecretInput({ value, onChange, ...rest }: SecretInputProps) {
  const texts = useTexts().secret
  const [hadStored] = useState(value === storedSecret)
  const [shown, setShown] = useState(false)
  if (value === storedSecret) {
    return (
      <div className="flex items-center gap-3">
        <span className="control-box flex min-w-0 flex-1 items-center gap-2 rounded-md border bg-sunken px-2.5 text-ink-soft">
          <Lock aria-hidden="true" className="size-3.5" />
          {texts.stored}
        </span>
        <Button {...useFieldControl()} onClick={() => onChange("")}>
          {texts.replace}
        </Button>
      </div>
    )
  }
  return (
    <div className="space-y-1.5">
      <div className="flex items-center gap-1">
        <Input
          {...rest}
          type={shown ? "text" : "password"}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="new-password"
          spellCheck={false}
        />
        <IconButton label={shown ? texts.hide : texts.show} aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      </div>
      {hadStored && (
        <Button variant="link" size="sm" onClick={() => onChange(storedSecret)}>
          {texts.keep}
        </Button>
      )}
    </div>
  )
}
