"use client"

import { Button } from "@nightjar/ui/button"
import { useTranslations } from "next-intl"
import { useEffect } from "react"
import { Blank } from "../src/blank.tsx"
import { untilReady } from "../src/live/connection.ts"

/** Where the server was away, the page comes back by itself; where it was not, asking again would not help. */
export default function PageError({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations("blank")
  useEffect(() => {
    let wasAway = false
    void untilReady(() => {
      wasAway = true
    }).then(() => wasAway && window.location.reload())
  }, [])
  return (
    <Blank title={t("failed")} text={error.digest ? t("failedDigest", { digest: error.digest }) : t("failedHint")}>
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t("again")}
      </Button>
    </Blank>
  )
}
