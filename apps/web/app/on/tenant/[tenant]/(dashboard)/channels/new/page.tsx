import { NewChannel } from "../../../../../../../src/channel/new-channel.tsx"
import { Page } from "../../../../../../../src/page.tsx"

export default function NewChannelRoute() {
  return (
    <Page>
      <NewChannel />
    </Page>
  )
}
