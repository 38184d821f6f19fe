import { PageHeader } from "@nightjar/ui/page-header"
import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { PasswordPanel } from "../../../../../../../src/settings/account/password-panel.tsx"
import { ProfilePanel } from "../../../../../../../src/settings/account/profile-panel.tsx"
import { SessionsPanel } from "../../../../../../../src/settings/account/sessions-panel.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.account") }
}

export default async function AccountSettings() {
  const t = await getTranslations("settings")
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.session.list.queryOptions())]}>
      <PageHeader title={t("pages.account")} />
      <ProfilePanel />
      <PasswordPanel />
      <SessionsPanel />
    </Prefetched>
  )
}
