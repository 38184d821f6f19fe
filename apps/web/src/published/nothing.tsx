import { useTranslations } from "next-intl"
import { Blank } from "../blank.tsx"

/** One answer for all that is not shown: a draft, a page taken back and one that never was look the same. */
export function Nothing({ why }: { why: "notFound" | "unavailable" }) {
  const t = useTranslations(`publicPage.${why}`)
  return <Blank title={t("title")} text={t("text")} />
}
