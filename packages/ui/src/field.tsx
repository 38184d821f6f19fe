"use client"

import { createContext, type ReactNode, useContext, useId } from "react"
import { cn } from "./cn.ts"
import { useTexts } from "./texts.tsx"

interface FieldIds {
  id: string
  describedBy: string | undefined
  invalid: boolean
}

const Ids = createContext<FieldIds | null>(null)

/** What a control inside a `Field` carries so that label, help and error are read with it. */
export const useFieldControl = () => {
  const ids = useContext(Ids)
  if (!ids) return {}
  return { id: ids.id, "aria-describedby": ids.describedBy, "aria-invalid": ids.invalid || undefined }
}

export interface FieldProps {
  label: ReactNode
  /** One sentence that helps to fill it in. */
  help?: ReactNode
  /** What is wrong and what to do. */
  error?: ReactNode
  optional?: boolean
  /** Label and control in one row: switches and checkboxes. */
  inline?: boolean
  /** The label is read out but not seen. */
  labelHidden?: boolean
  /** Several controls answer together: the label names the group. */
  group?: boolean
  className?: string
  /** One control: `Input`, `Textarea`, `Select`, `Checkbox` or `Switch`. */
  children: ReactNode
}

export function Field({ label, help, error, optional, inline, labelHidden, group, className, children }: FieldProps) {
  const id = useId()
  const texts = useTexts()
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
  const Name = group ? "span" : "label"
  const words = (
    <div className={labelHidden ? "sr-only" : "flex flex-wrap items-baseline gap-x-2"}>
      <Name id={`${id}-label`} {...(group ? {} : { htmlFor: id })} className="font-medium text-ink text-sm">
        {label}
      </Name>
      {optional && <span className="text-ink-faint text-xs">{texts.optional}</span>}
    </div>
  )
  const notes = (
    <>
      {help && (
        <p id={`${id}-help`} className="text-ink-soft text-sm">
          {help}
        </p>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </>
  )
  return (
    <Ids value={{ id, describedBy, invalid: Boolean(error) }}>
      {inline ? (
        <div className={cn("flex items-start justify-between gap-4", className)}>
          <div className="space-y-0.5">
            {words}
            {notes}
          </div>
          {children}
        </div>
      ) : (
        <div
          {...(group && { role: "group", "aria-labelledby": `${id}-label`, "aria-describedby": describedBy })}
          className={cn("space-y-1.5", className)}
        >
          {words}
          {children}
          {notes}
        </div>
      )}
    </Ids>
  )
}

/** A sentence about what is wrong, read out when it appears. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} role="alert" className="flex gap-1.5 text-down-ink text-sm">
      <span aria-hidden="true" className="mt-1.5 size-2 shrink-0 rounded-[1px] bg-down" />
      <span>{children}</span>
    </p>
  )
}
