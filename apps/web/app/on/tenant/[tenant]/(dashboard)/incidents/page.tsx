import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { Prefetched } from "../../../../../../src/data/prefetch.tsx"
import { filterOf } from "../../../../../../src/incident/list/filter.ts"
import { IncidentsPage } from "../../../../../../src/incident/list/incidents-page.tsx"
import { type SearchParams, toParams } from "../../../../../../src/search-params.ts"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("incidents")
  return { title: t("title") }
}

export default async function Incidents({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await toParams(searchParams))
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.prefetchInfiniteQuery(
          trpc.incident.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor }),
        ),
      ]}
    >
      <IncidentsPage />
    </Prefetched>
  )
}
