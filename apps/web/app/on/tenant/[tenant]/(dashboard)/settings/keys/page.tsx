import { mayDo } from "@nightjar/core/permission"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { pageFacts } from "../../../../../../../src/page-facts.ts"
import { AdminsOnly } from "../../../../../../../src/settings/keys/admins-only.tsx"
import { KeysPage } from "../../../../../../../src/settings/keys/keys-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.keys") }
}

export default async function ApiKeys() {
  const { member } = await pageFacts()
  if (member && !mayDo(member.role, "apiKey.list")) {
    return (
      <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.member.list.queryOptions())]}>
        <AdminsOnly />
      </Prefetched>
    )
  }
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.apiKey.list.queryOptions())]}>
      <KeysPage />
    </Prefetched>
  )
}
