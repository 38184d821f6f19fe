"use client"

import { pageUrl } from "@nightjar/core/tenant/host"
import { useFacts } from "../shell/facts-provider.tsx"

/** Without what every address begins with. */
const shown = (url: string) => url.replace(/^https?:\/\//, "")

interface PageAddressProps {
  slug: string
  /** Whether anything is there. */
  isLink: boolean
}

/** Where visitors find a page. */
export function PageAddress({ slug, isLink }: PageAddressProps) {
  const url = pageUrl(slug, useFacts().site)
  if (!isLink)
    return (
      <span dir="ltr" className="[overflow-wrap:anywhere]">
        {shown(url)}
      </span>
    )
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      dir="ltr"
      className="rounded-sm text-accent-ink underline underline-offset-3 [overflow-wrap:anywhere]"
    >
      {shown(url)}
    </a>
  )
}
