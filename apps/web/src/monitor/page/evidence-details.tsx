"use client"

import { Fold } from "@nightjar/ui/fold"
import { exactTime } from "@nightjar/ui/rules/time-text"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import type { Seen } from "./seen.ts"

/** What came back, as far as it was kept. */
export function EvidenceDetails({ seen: { evidence } }: { seen: Seen }) {
  const t = useTranslations("evidence")
  if (!evidence) return null
  const { address, status, hops = [], headers = [], body, certificates = [], records = [] } = evidence
  const [leaf] = certificates
  return (
    <div className="space-y-2 text-sm">
      <dl className="space-y-1">
        {status !== undefined && <Line name={t("status")}>{status}</Line>}
        {address && <Line name={t("address")}>{address}</Line>}
        {leaf && (
          <Line name={t("certificate")}>
            {t("certificateLine", { subject: leaf.subject, until: exactTime(Date.parse(leaf.validTo)) })}
          </Line>
        )}
        {hops.length > 1 && <Line name={t("hops")}>{hops.map((hop) => hop.url).join(" → ")}</Line>}
        {records.length > 0 && <Line name={t("records")}>{records.join(", ")}</Line>}
      </dl>
      {headers.length > 0 && (
        <Fold title={t("headers", { count: headers.length })}>
          <Text>{headers.map(({ name, value }) => `${name}: ${value}`).join("\n")}</Text>
        </Fold>
      )}
      {body && (
        <Fold title={t("body")}>
          <Text>{body}</Text>
        </Fold>
      )}
    </div>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-3">
      <dt className="w-24 shrink-0 text-ink-soft">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

function Text({ children }: { children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <pre tabIndex={0} className="max-h-64 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs">
      {children}
    </pre>
  )
}
