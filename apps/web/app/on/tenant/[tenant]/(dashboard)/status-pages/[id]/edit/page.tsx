import { Page } from "../../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../../src/route-id.ts"
import { EditStatusPage } from "../../../../../../../../src/status-page/form/edit-status-page.tsx"

export default async function EditStatusPageRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("statusPage", params)
  return (
    <Page>
      <EditStatusPage id={id} />
    </Page>
  )
}
