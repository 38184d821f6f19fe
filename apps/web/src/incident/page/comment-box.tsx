"use client"

import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { useHotkeys } from "@nightjar/ui/hooks/use-hotkeys"
import { Textarea } from "@nightjar/ui/textarea"
import { useTranslations } from "next-intl"
import { type KeyboardEvent, useRef } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"
import { problemOf } from "../../data/problem.ts"
import { type Incident, useIncidentVerbs } from "../use-incident-verbs.ts"

/** Plain text; its lines stay as they were typed. */
export function CommentBox({ id }: { id: Incident["id"] }) {
  const t = useTranslations("incidents")
  const { commenting } = useIncidentVerbs()
  const form = useRef<HTMLFormElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useHotkeys({ c: () => field.current?.focus() })
  const send = async () => {
    const text = field.current?.value.trim()
    if (!text) return field.current?.focus()
    commenting.mutate({ id, text }, { onSuccess: () => form.current?.reset() })
  }
  const sendByKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void send()
  }
  return (
    <form
      ref={form}
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Field label={t("comment")} labelHidden error={commenting.error && sentenceOf(commenting.error, t("comment"))}>
        <Textarea
          ref={field}
          dir="auto"
          placeholder={t("commentPlaceholder")}
          aria-keyshortcuts="c"
          maxLength={5_000}
          onKeyDown={sendByKey}
        />
      </Field>
      <div className="flex justify-end">
        <Button type="submit" busy={commenting.isPending}>
          {t("send")}
        </Button>
      </div>
    </form>
  )
}

const sentenceOf = (error: unknown, label: string): string => {
  const { fields, message } = problemOf(error)
  return fields.text ? fieldSentence(label, fields.text) : message
}
