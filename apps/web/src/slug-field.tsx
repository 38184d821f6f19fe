"use client"

import { Field } from "@nightjar/ui/field"
import { StateMark } from "@nightjar/ui/state-mark"
import { useTranslations } from "next-intl"
import { useEffect, useState } from "react"
import type { SlugAnswer } from "./doors/slug.ts"
import { SlugInput } from "./slug-input.tsx"

interface SlugFieldProps {
  slug: string
  onChange: (slug: string) => void
  tenantDomain: string
  error: string | undefined
  /** The address that the workspace has now: it need not be free. */
  own?: string
  readOnly?: boolean
}

/** The workspace's address, and whether it is still to be had. */
export function SlugField({ slug, onChange, tenantDomain, error, own, readOnly }: SlugFieldProps) {
  const t = useTranslations("signUp")
  const answer = useAvailability(slug === own ? "" : slug)
  return (
    <Field
      label={t("slug")}
      error={error ?? (answer && !answer.free ? t("slugNot", { reason: answer.reason ?? "" }) : undefined)}
      help={
        answer?.free ? (
          <span className="inline-flex items-center gap-1.5">
            <StateMark state="up" />
            {t("slugFree")}
          </span>
        ) : undefined
      }
    >
      <SlugInput slug={slug} onChange={onChange} domain={tenantDomain} readOnly={readOnly} />
    </Field>
  )
}

/** Asked a moment after the last key; an answer to an older question is dropped. */
const useAvailability = (slug: string): SlugAnswer | null => {
  const [answer, setAnswer] = useState<SlugAnswer | null>(null)
  useEffect(() => {
    setAnswer(null)
    if (slug.length < 3) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      const response = await fetch(`/api/slug?slug=${encodeURIComponent(slug)}`, { signal: abort.signal }).catch(
        () => null,
      )
      if (response?.ok) setAnswer(await response.json())
    }, 250)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [slug])
  return answer
}
