import { EditMonitor } from "../../../../../../../../src/monitor/form/edit-monitor.tsx"
import { Page } from "../../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../../src/route-id.ts"

export default async function EditMonitorRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("monitor", params)
  return (
    <Page>
      <EditMonitor id={id} />
    </Page>
  )
}
