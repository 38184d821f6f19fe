import { NewMonitor } from "../../../../../../../src/monitor/form/new-monitor.tsx"
import { Page } from "../../../../../../../src/page.tsx"

export default function NewMonitorRoute() {
  return (
    <Page>
      <NewMonitor />
    </Page>
  )
}
