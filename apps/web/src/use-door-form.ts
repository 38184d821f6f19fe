"use client"

import { type FormEvent, useState } from "react"
import { askDoor, DoorRefusal } from "./ask-door.ts"
import type { DoorProblem } from "./doors/answer.ts"

/**
 * A form that is sent to a door as JSON; its problems come back by field.
 * @param then an answer that leads to another page keeps the form busy, so that nobody presses again meanwhile
 */
export const useDoorForm = <Answer>(
  path: string,
  onAnswer: (answer: Answer) => void,
  then: "leaves" | "stays" = "leaves",
) => {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<DoorProblem | null>(null)

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setBusy(true)
    setProblem(null)
    try {
      onAnswer(await askDoor<Answer>(path, valuesOf(form)))
      if (then === "stays") setBusy(false)
    } catch (error) {
      if (!(error instanceof DoorRefusal)) throw error
      setBusy(false)
      setProblem(error.problem)
      const [first] = error.problem.fields ?? []
      if (first) form.querySelector<HTMLElement>(`[name="${CSS.escape(first.path)}"]`)?.focus()
    }
  }

  const errorOf = (field: string) => problem?.fields?.find(({ path }) => path === field)?.message
  /** What no field of the form can show. */
  const sentence = problem && !problem.fields?.length ? problem.message : null
  return { onSubmit, busy, errorOf, sentence }
}

/** What was typed by field; a box is ticked or not. */
const valuesOf = (form: HTMLFormElement): Record<string, string | boolean> => {
  const values: Record<string, string | boolean> = {}
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement) || !field.name || (field.type === "radio" && !field.checked)) continue
    values[field.name] = field.type === "checkbox" ? field.checked : field.value
  }
  return values
}
