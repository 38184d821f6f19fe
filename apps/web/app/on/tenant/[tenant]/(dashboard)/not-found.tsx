import { LinkButton } from "@nightjar/ui/link-button"
import { PageHeader } from "@nightjar/ui/page-header"
import { getTranslations } from "next-intl/server"

/** The workspace is there, this page of it is not, or is another workspace's: the way on stays in sight. */
export default async function NoSuchPage() {
  const t = await getTranslations("blank")
  const start = (
    <LinkButton href="/" variant="primary">
      {t("home")}
    </LinkButton>
  )
  return <PageHeader title={t("noPage")} description={t("noPageHint")} actions={start} />
}
