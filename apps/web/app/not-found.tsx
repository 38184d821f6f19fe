import { getTranslations } from "next-intl/server"
import { Blank } from "../src/blank.tsx"

export default async function NotFound() {
  const t = await getTranslations("blank")
  return <Blank code="404" title={t("noPage")} text={t("noPageHint")} href="/" link={t("home")} />
}
