import { cn } from "./cn.ts"

/** The place of something that is coming, in its final size. Still, because nothing has happened yet. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn("h-4 rounded-sm bg-ink/7", className)} />
}
