/** The sign: a moon over a dark roof, and the light that stays on. */
export function BrandMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-ink" />
      <path d="M21.5 21.6A9 9 0 1 1 14.2 7a7.2 7.2 0 0 0 7.3 14.6Z" className="fill-surface" />
      <circle cx="22.6" cy="10.6" r="2.6" className="fill-up" />
    </svg>
  )
}

export function Brand({ children }: { children: string }) {
  return (
    <span className="inline-flex items-center gap-2.5 font-semibold text-ink text-lg tracking-tight">
      <BrandMark />
      {children}
    </span>
  )
}
