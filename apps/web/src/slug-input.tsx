"use client"

import { Input } from "@nightjar/ui/input"

interface SlugInputProps {
  slug: string
  onChange: (slug: string) => void
  /** What follows it; null where it is no part of a host's name. */
  domain: string | null
  readOnly?: boolean | undefined
}

/** The word that an address begins with. */
export function SlugInput({ slug, onChange, domain, readOnly }: SlugInputProps) {
  return (
    <Input
      name="slug"
      value={slug}
      onChange={(event) => onChange(event.target.value.toLowerCase())}
      unit={domain && `.${domain}`}
      style={domain ? { paddingRight: `${domain.length + 3}ch` } : undefined}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      readOnly={readOnly}
      required
    />
  )
}
