import type { Metadata } from "next"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { drawnFor, pageFacts } from "../../../../src/page-facts.ts"

export const generateMetadata = async (): Promise<Metadata> => {
  if (await drawnFor()) return {}
  const { tenant } = await pageFacts()
  return tenant ? { title: { default: tenant.name, template: `%s · ${tenant.name}` } } : {}
}

/** A host that names no workspace has no pages at all. */
export default async function TenantLayout({ children }: { children: ReactNode }) {
  const { tenant, site } = await pageFacts()
  if (!tenant && site.multiTenant) notFound()
  return children
}
