"use client"

import { type ReactNode, useId, useState } from "react"
import { Button } from "./button.tsx"
import { Dialog } from "./dialog.tsx"
import { Field } from "./field.tsx"
import { Input } from "./input.tsx"
import { useTexts } from "./texts.tsx"

export interface ConfirmByTypingProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** What will be gone, and that it cannot be brought back. */
  description: ReactNode
  /** The word to type, usually the name of the thing. */
  phrase: string
  /** The verb on the button. */
  confirm: string
  busy?: boolean
  onConfirm: () => void
}

/** Only for what cannot be undone; everything else offers undo instead. */
export function ConfirmByTyping({ phrase, confirm, busy, onConfirm, ...dialog }: ConfirmByTypingProps) {
  const texts = useTexts()
  const form = useId()
  const [typed, setTyped] = useState("")
  const agreed = typed.trim() === phrase
  const onOpenChange = (open: boolean) => {
    setTyped("")
    dialog.onOpenChange(open)
  }
  return (
    <Dialog
      {...dialog}
      onOpenChange={onOpenChange}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{texts.cancel}</Button>
          <Button type="submit" form={form} variant="danger" disabled={!agreed} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (agreed) onConfirm()
        }}
      >
        <Field label={texts.typeToConfirm(phrase)}>
          <Input
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </form>
    </Dialog>
  )
}
