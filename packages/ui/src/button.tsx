import { cva, type VariantProps } from "class-variance-authority"
import { Slot } from "radix-ui"
import type { ComponentProps, ReactNode } from "react"
import { cn } from "./cn.ts"
import { Spinner } from "./spinner.tsx"

/** The look of a button, for anything that must look like one. */
export const buttonLook = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4",
  {
    variants: {
      variant: {
        primary: "bg-ink text-surface hover:bg-ink/88",
        secondary: "border bg-lifted text-ink shadow-card hover:bg-ink/6",
        ghost: "text-ink-soft hover:bg-ink/6 hover:text-ink data-[state=open]:bg-ink/6",
        danger: "bg-down text-on-down hover:bg-down/90",
        link: "h-auto! rounded-sm p-0! text-accent-ink underline-offset-3 hover:underline",
      },
      size: {
        sm: "h-7 px-2 text-sm pointer-coarse:h-9 pointer-coarse:px-3",
        md: "h-8 px-3 text-base pointer-coarse:h-10.5 pointer-coarse:px-4",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
)

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonLook> {
  /** Something is under way: the button keeps its width, refuses clicks and turns after 300 ms. */
  busy?: boolean
  /** Draws the child element as the button. */
  asChild?: boolean
}

export function Button({ variant, size, busy = false, asChild, className, children, disabled, ...rest }: ButtonProps) {
  const look = cn(buttonLook({ variant, size }), className)
  if (asChild) {
    return (
      <Slot.Root className={look} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button type="button" className={look} disabled={disabled || busy} aria-busy={busy || undefined} {...rest}>
      {busy ? <Busy>{children}</Busy> : children}
    </button>
  )
}

function Busy({ children }: { children: ReactNode }) {
  return (
    <span className="relative inline-flex items-center gap-1.5">
      <span className="inline-flex animate-late-out items-center gap-1.5">{children}</span>
      <span className="absolute inset-0 grid place-items-center">
        <Spinner />
      </span>
    </span>
  )
}
