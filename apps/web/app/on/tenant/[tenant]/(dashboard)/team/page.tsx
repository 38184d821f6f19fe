import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../src/data/prefetch.tsx"
import { TeamPage } from "../../../../../../src/team/team-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("team")
  return { title: t("title") }
}

export default function Team() {
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.member.list.queryOptions())]}>
      <TeamPage />
    </Prefetched>
  )
}
