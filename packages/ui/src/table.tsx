import type { ComponentProps } from "react"
import { cn } from "./cn.ts"

/** A quiet table; `label` names it. Scrolls sideways by itself where it is too wide. */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="-mx-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <table aria-label={label} className={cn("w-full border-collapse text-left", className)} {...rest} />
    </section>
  )
}

export function Th({ className, ...rest }: ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={cn("h-9 whitespace-nowrap border-b pr-6 font-medium text-ink-soft text-sm last:pr-0", className)}
      {...rest}
    />
  )
}

export function Tr({ className, ...rest }: ComponentProps<"tr">) {
  return <tr className={cn("border-b transition-colors last:border-b-0 hover:bg-ink/2.5", className)} {...rest} />
}

export function Td({ className, ...rest }: ComponentProps<"td">) {
  return <td className={cn("h-11 max-w-80 truncate py-2 pr-6 last:pr-0", className)} {...rest} />
}
