"use client"

import { CodeSample } from "@nightjar/ui/code-sample"
import { useTranslations } from "next-intl"
import { useFacts } from "../../shell/facts-provider.tsx"

/** The address that the job calls, ready to be pasted into it. */
export function PushAddress({ token }: { token: string }) {
  const t = useTranslations("push")
  const { site } = useFacts()
  const address = `${site.publicUrl}/api/push/${token}`
  return (
    <section aria-label={t("title")}>
      <h2 className="mb-1 font-semibold text-lg">{t("title")}</h2>
      <p className="mb-3 text-ink-soft">{t("text")}</p>
      <CodeSample
        label={t("title")}
        samples={[
          { name: "curl", code: `curl -fsS -m 10 --retry 3 "${address}"` },
          { name: "cron", code: `0 3 * * *  backup.sh; curl -fsS -m 10 --retry 3 "${address}/$?"` },
          { name: "fetch", code: `await fetch("${address}?status=up&ping=" + Math.round(performance.now()))` },
        ]}
      />
    </section>
  )
}
