import { Page } from "../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../src/route-id.ts"
import { StatusPagePage } from "../../../../../../../src/status-page/page/status-page-page.tsx"

export default async function StatusPageRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("statusPage", params)
  return (
    <Page>
      <StatusPagePage id={id} />
    </Page>
  )
}
