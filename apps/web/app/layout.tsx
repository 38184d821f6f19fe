import "./globals.css"
import type { Metadata, Viewport } from "next"
import { headers } from "next/headers"
import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { Frame } from "../src/frame.tsx"
import { Words } from "../src/i18n/words.tsx"

export const generateMetadata = async (): Promise<Metadata> => {
  const t = await getTranslations("site")
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("description"),
    icons: { icon: "/icon.svg" },
    robots: { index: false },
  }
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafafc" },
    { media: "(prefers-color-scheme: dark)", color: "#0d0c13" },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <Words>
          <Frame nonce={nonce}>{children}</Frame>
        </Words>
      </body>
    </html>
  )
}
