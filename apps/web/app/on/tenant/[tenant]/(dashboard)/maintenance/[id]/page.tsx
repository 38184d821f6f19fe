import { MaintenancePage } from "../../../../../../../src/maintenance/page/maintenance-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../src/route-id.ts"

export default async function OneMaintenanceRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("maintenance", params)
  return (
    <Page>
      <MaintenancePage id={id} />
    </Page>
  )
}
