import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { ChannelsFrame } from "../../../../../../../src/channel/channels-frame.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("channels")
  return { title: t("title") }
}

export default function ChannelsLayout({ children }: { children: ReactNode }) {
  return <ChannelsFrame>{children}</ChannelsFrame>
}
