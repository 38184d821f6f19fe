import { notFound } from "next/navigation"
import { asMonitorId } from "../../../../../../../src/monitor/monitor-id.ts"
import { MonitorPage } from "../../../../../../../src/monitor/page/monitor-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"

export default async function MonitorRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asMonitorId((await params).id)
  if (!id) notFound()
  return (
    <Page>
      <MonitorPage id={id} />
    </Page>
  )
}
