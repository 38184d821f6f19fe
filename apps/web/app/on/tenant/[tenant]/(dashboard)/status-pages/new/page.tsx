import { Page } from "../../../../../../../src/page.tsx"
import { NewStatusPage } from "../../../../../../../src/status-page/form/new-status-page.tsx"

export default function NewStatusPageRoute() {
  return (
    <Page>
      <NewStatusPage />
    </Page>
  )
}
