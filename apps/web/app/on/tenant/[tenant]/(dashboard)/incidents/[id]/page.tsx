import { IncidentPage } from "../../../../../../../src/incident/page/incident-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../src/route-id.ts"

export default async function IncidentRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("incident", params)
  return (
    <Page>
      <IncidentPage id={id} />
    </Page>
  )
}
