import { NewMaintenance } from "../../../../../../../src/maintenance/form/new-maintenance.tsx"
import { Page } from "../../../../../../../src/page.tsx"

export default function NewMaintenanceRoute() {
  return (
    <Page>
      <NewMaintenance />
    </Page>
  )
}
