import type { ReactNode } from "react"
import { Brand } from "./brand.tsx"

/** A page of a workspace for those who are not in yet. */
export function AuthPage({ workspace, children }: { workspace: string; children: ReactNode }) {
  return (
    <main id="content" className="flex min-h-dvh flex-col">
      <div className="mx-auto w-full max-w-md px-4 pt-6">
        <Brand>{workspace}</Brand>
      </div>
      {children}
    </main>
  )
}
