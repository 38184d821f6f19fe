import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { TagsPage } from "../../../../../../../src/settings/tags/tags-page.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("settings")
  return { title: t("pages.tags") }
}

export default function TagSettings() {
  return (
    <Prefetched ask={(trpc, queries) => [queries.prefetchQuery(trpc.tag.list.queryOptions())]}>
      <TagsPage />
    </Prefetched>
  )
}
