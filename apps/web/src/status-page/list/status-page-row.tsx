import Link from "next/link"
import { useTranslations } from "next-intl"
import { ItemRow } from "../../settings/item-row.tsx"
import { DrawnAt } from "../drawn-at.tsx"
import { PageAddress } from "../page-address.tsx"
import { Overall, PageState } from "../page-state.tsx"
import type { ListedStatusPage } from "../use-status-page-verbs.ts"

export function StatusPageRow({ page }: { page: ListedStatusPage }) {
  const t = useTranslations("statusPages")
  const { id, title, slug, state, overall, builtAt, monitors } = page
  return (
    <ItemRow
      name={
        <Link href={`/status-pages/${id}`} className="rounded-sm underline-offset-3 hover:underline">
          {title}
        </Link>
      }
      badges={<PageState state={state} />}
      facts={[
        ...(overall ? [<Overall key="overall" overall={overall} />] : []),
        <PageAddress key="address" slug={slug} isLink={state === "published"} />,
        t("monitors", { count: monitors }),
        ...(builtAt ? [<DrawnAt key="drawn" at={builtAt} />] : []),
      ]}
    />
  )
}
