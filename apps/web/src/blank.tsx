import { LinkButton } from "@nightjar/ui/link-button"
import type { ReactNode } from "react"
import { BrandMark } from "./brand.tsx"

interface BlankProps {
  /** `404` */
  code?: string
  /** What is the matter. */
  title: ReactNode
  /** What to do. */
  text: ReactNode
  href?: string
  link?: string
  children?: ReactNode
}

/** A page that has nothing to show but a reason. */
export function Blank({ code, title, text, href, link, children }: BlankProps) {
  return (
    <main id="content" className="mx-auto flex min-h-[80dvh] w-full max-w-md flex-col justify-center px-4">
      <BrandMark className="size-9" />
      {code && <p className="mt-6 text-ink-faint">{code}</p>}
      <h1 className={`${code ? "mt-1" : "mt-6"} text-balance font-semibold text-2xl`}>{title}</h1>
      <p className="mt-2 text-ink-soft">{text}</p>
      <div className="mt-6 flex flex-wrap gap-2">
        {href && link && (
          <LinkButton href={href} variant="primary">
            {link}
          </LinkButton>
        )}
        {children}
      </div>
    </main>
  )
}
