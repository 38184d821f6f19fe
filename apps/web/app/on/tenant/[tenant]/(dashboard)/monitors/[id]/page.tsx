import { MonitorPage } from "../../../../../../../src/monitor/page/monitor-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../src/route-id.ts"

export default async function MonitorRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("monitor", params)
  return (
    <Page>
      <MonitorPage id={id} />
    </Page>
  )
}
