"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Dialog } from "@nightjar/ui/dialog"
import { useTexts } from "@nightjar/ui/texts"
import { type ReactNode, useId } from "react"
import type { Problem } from "../data/problem.ts"
import type { Typing } from "../data/use-draft.ts"
import { useWrongField } from "../data/use-wrong-field.ts"
import { FoundDraft } from "../found-draft.tsx"

interface NoticeDialogProps {
  title: string
  description?: string
  /** What is in the fields; closing keeps it. */
  typing: Pick<Typing<object>, "isFound" | "restart">
  submit: string
  busy: boolean
  /** What no field can show is said above them. */
  problem: Problem | null
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A form that says something to visitors. */
export function NoticeDialog(props: NoticeDialogProps) {
  const { title, description, typing, submit, busy, problem, onSubmit, onClose, children } = props
  const texts = useTexts()
  const id = useId()
  const { form } = useWrongField(problem)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" form={id} variant="primary" busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        noValidate
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <FoundDraft typing={typing} />
        {problem && Object.keys(problem.fields).length === 0 && <Callout kind="error" title={problem.message} />}
        {children}
      </form>
    </Dialog>
  )
}
