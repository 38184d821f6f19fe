"use client"

import { Check, Copy } from "lucide-react"
import { useEffect, useState } from "react"
import { IconButton } from "./icon-button.tsx"
import { useTexts } from "./texts.tsx"

export interface CopyButtonProps {
  text: string
  /** What is copied, when "Copy" alone does not say it. */
  label?: string
  className?: string
}

/** Copies, and says so. */
export function CopyButton({ text, label, className }: CopyButtonProps) {
  const texts = useTexts()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <>
      <IconButton size="sm" label={label ?? texts.copy} onClick={copy} className={className}>
        {copied ? <Check aria-hidden="true" className="text-up" /> : <Copy aria-hidden="true" />}
      </IconButton>
      <span role="status" className="sr-only">
        {copied ? texts.copied : ""}
      </span>
    </>
  )
}
