/** What every answer tells browsers not to do. Pure. */
import { workspaceUrl } from "@nightjar/core/tenant/host"
import type { SiteFacts } from "./facts.ts"

export interface PolicyOptions {
  nonce: string
  /** Hosts that forms may be sent to beside our own. */
  formTargets: readonly string[]
  /** Next's refresh in development evaluates strings and talks over a socket. */
  development: boolean
}

/**
 * Scripts run by nonce alone. Styles may be inline: React's `style`, the toaster and the scroll lock write them, and
 * a style can leak far less than a script.
 */
export const contentPolicy = ({ nonce, formTargets, development }: PolicyOptions): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    `form-action 'self' ${formTargets.join(" ")}`.trim(),
    "frame-ancestors 'none'",
  ].join("; ")

/** Sign-up and switching lead from host to host. */
export const formTargetsOf = (site: SiteFacts): string[] =>
  site.multiTenant ? [workspaceUrl("*", site), site.publicUrl] : []

/** Sent with every answer, whoever makes it. */
export const securityHeaders = (options: { https: boolean }): Record<string, string> => ({
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
  "cross-origin-opener-policy": "same-origin",
  ...(options.https ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
})

/** Names the role that a shell is drawn for, from this process to its own pages. */
export const shellHeader = "x-shell"

/** Next and our pages believe these of this process; from outside they are a forgery. */
export const forgeableHeaders = [
  shellHeader,
  "x-nonce",
  "x-path",
  "content-security-policy",
  "x-matched-path",
  "x-invoke-path",
  "x-invoke-query",
  "x-invoke-status",
  "x-invoke-output",
  "x-middleware-rewrite",
  "x-middleware-subrequest",
  "x-middleware-prefetch",
  "x-middleware-invoke",
  "x-middleware-next",
  "x-middleware-request",
  "x-nextjs-data",
  "x-forwarded-host",
] as const

/** The caller's address, told to doors and procedures; whatever a caller writes there is overwritten. */
export const addressHeader = "x-nightjar-address"
