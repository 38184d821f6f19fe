import type { VariantProps } from "class-variance-authority"
import { Slot } from "radix-ui"
import type { ComponentProps } from "react"
import { buttonLook } from "./button.tsx"
import { cn } from "./cn.ts"

export interface LinkButtonProps extends ComponentProps<"a">, VariantProps<typeof buttonLook> {
  /** Draws the child (a router's link) instead of a plain anchor. */
  asChild?: boolean
}

/** Goes somewhere, looks like a button. */
export function LinkButton({ variant, size, asChild, className, ...rest }: LinkButtonProps) {
  const Element = asChild ? Slot.Root : "a"
  return <Element className={cn(buttonLook({ variant, size }), className)} {...rest} />
}
