import { headers } from "next/headers"
import { getTranslations } from "next-intl/server"
import { Blank } from "../../../src/blank.tsx"
import { pageFacts } from "../../../src/page-facts.ts"

/** No workspace on this host. */
export default async function NoWorkspace() {
  const t = await getTranslations("blank")
  const { site } = await pageFacts()
  const host = (await headers()).get("host") ?? ""
  return (
    <Blank
      code="404"
      title={t("noWorkspace", { host })}
      text={t("noWorkspaceHint")}
      href={site.publicUrl}
      link={t("toSite")}
    />
  )
}
