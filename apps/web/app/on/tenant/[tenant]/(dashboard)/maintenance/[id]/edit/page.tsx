import { EditMaintenance } from "../../../../../../../../src/maintenance/form/edit-maintenance.tsx"
import { Page } from "../../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../../src/route-id.ts"

export default async function EditMaintenanceRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("maintenance", params)
  return (
    <Page>
      <EditMaintenance id={id} />
    </Page>
  )
}
