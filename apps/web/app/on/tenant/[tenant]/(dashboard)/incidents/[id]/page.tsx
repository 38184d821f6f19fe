import { notFound } from "next/navigation"
import { Prefetched } from "../../../../../../../src/data/prefetch.tsx"
import { asIncidentId } from "../../../../../../../src/incident/incident-id.ts"
import { IncidentPage } from "../../../../../../../src/incident/page/incident-page.tsx"
import { messagesOf } from "../../../../../../../src/incident/page/story.ts"

export default async function IncidentRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asIncidentId((await params).id)
  if (!id) notFound()
  return (
    <Prefetched
      ask={(trpc, queries) => [
        queries.fetchQuery(trpc.incident.get.queryOptions({ id })),
        queries.prefetchQuery(trpc.delivery.list.queryOptions(messagesOf(id))),
        queries.prefetchQuery(trpc.incident.evidence.queryOptions({ id })),
      ]}
    >
      <IncidentPage id={id} />
    </Prefetched>
  )
}
