import { LinkButton } from "@nightjar/ui/link-button"
import Link from "next/link"
import { getTranslations } from "next-intl/server"
import { NightScene } from "./night-scene.tsx"

const points = ["watch", "tell", "wall"] as const

export default async function Landing() {
  const t = await getTranslations("site")
  return (
    <div className="mx-auto w-full max-w-5xl px-4 sm:px-6">
      <section className="pt-14 pb-12 sm:pt-24 sm:pb-16">
        <h1 className="max-w-2xl text-balance font-semibold text-[clamp(2rem,6vw,3.25rem)] leading-[1.08] tracking-[-0.03em]">
          {t("headline")}
        </h1>
        <p className="mt-5 max-w-xl text-ink-soft text-lg">{t("lead")}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <LinkButton asChild variant="primary" className="h-10 px-4">
            <Link href="/sign-up">{t("start")}</Link>
          </LinkButton>
          <LinkButton asChild className="h-10 px-4">
            <Link href="/sign-in">{t("openWorkspace")}</Link>
          </LinkButton>
        </div>
      </section>
      <NightScene />
      <section className="grid gap-8 py-16 sm:grid-cols-3">
        {points.map((point) => (
          <div key={point}>
            <h2 className="font-semibold text-lg">{t(`points.${point}.title`)}</h2>
            <p className="mt-1.5 text-ink-soft">{t(`points.${point}.text`)}</p>
          </div>
        ))}
      </section>
    </div>
  )
}
