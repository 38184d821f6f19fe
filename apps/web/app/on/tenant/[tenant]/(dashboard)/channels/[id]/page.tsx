import { ChannelPage } from "../../../../../../../src/channel/channel-page.tsx"
import { Page } from "../../../../../../../src/page.tsx"
import { routeId } from "../../../../../../../src/route-id.ts"

export default async function ChannelRoute({ params }: { params: Promise<{ id: string }> }) {
  const id = await routeId("channel", params)
  return (
    <Page>
      <ChannelPage id={id} />
    </Page>
  )
}
