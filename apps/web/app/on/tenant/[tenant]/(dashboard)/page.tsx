import { Overview } from "../../../../../src/monitor/list/overview.tsx"
import { Page } from "../../../../../src/page.tsx"

export default function OverviewRoute() {
  return (
    <Page>
      <Overview />
    </Page>
  )
}
