"use client"

import { Button } from "@nightjar/ui/button"
import { useTranslations } from "next-intl"
import { Blank } from "../src/blank.tsx"

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("blank")
  return (
    <Blank title={t("failed")} text={error.digest ? t("failedDigest", { digest: error.digest }) : t("failedHint")}>
      <Button variant="primary" onClick={reset}>
        {t("again")}
      </Button>
    </Blank>
  )
}
