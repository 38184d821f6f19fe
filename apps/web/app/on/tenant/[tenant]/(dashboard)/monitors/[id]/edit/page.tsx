import { notFound } from "next/navigation"
import { EditMonitor } from "../../../../../../../../src/monitor/form/edit-monitor.tsx"
import { asMonitorId } from "../../../../../../../../src/monitor/monitor-id.ts"
import { Page } from "../../../../../../../../src/page.tsx"

export default async function EditMonitorRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = asMonitorId((await params).id)
  if (!id) notFound()
  return (
    <Page>
      <EditMonitor id={id} />
    </Page>
  )
}
