"use client"

import { useEffect, useRef } from "react"
import type { Problem } from "./problem.ts"

/** Leads to the first field of a form that is wrong: by itself where the server has objected, otherwise when asked. */
export const useWrongField = (problem: Problem | null) => {
  const form = useRef<HTMLFormElement>(null)
  const show = () => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()
  const fields = Object.keys(problem?.fields ?? {}).join()
  useEffect(() => {
    if (fields) show()
  }, [fields])
  return { form, show }
}
