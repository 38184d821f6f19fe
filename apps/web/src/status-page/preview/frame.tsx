"use client"

import type { Theme } from "@nightjar/core/status-page"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { createPortal } from "react-dom"

interface FrameProps {
  title: string
  theme: Theme
  className: string
  children: ReactNode
}

/** With a doctype, or it would be laid out as pages of the last century. */
const blank = '<!doctype html><html lang="en"><head></head><body></body></html>'

/** A document of its own in the page: its width decides its layout, and its theme is not ours. */
export function Frame({ title, theme, className, children }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [body, setBody] = useState<HTMLElement | null>(null)

  useEffect(() => {
    const root = body?.ownerDocument.documentElement
    if (!root) return
    if (theme === "auto") delete root.dataset.theme
    else root.dataset.theme = theme
  }, [body, theme])

  const open = () => {
    const inner = frame.current?.contentDocument
    if (!inner) return
    for (const sheet of document.querySelectorAll('link[rel="stylesheet"], style'))
      inner.head.append(inner.importNode(sheet, true))
    // Keys that are pressed in it stay in it; what closes a drawer around it must be heard there too.
    inner.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") frame.current?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }))
    })
    setBody(inner.body)
  }
  return (
    <>
      <iframe ref={frame} title={title} srcDoc={blank} onLoad={open} className={className} />
      {body && createPortal(children, body)}
    </>
  )
}
