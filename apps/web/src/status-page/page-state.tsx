import { Badge } from "@nightjar/ui/badge"
import { StateLabel } from "@nightjar/ui/state-label"
import { useTranslations } from "next-intl"
import { stateOfAll } from "../public-page/banner.tsx"
import type { ListedStatusPage } from "./use-status-page-verbs.ts"

export function PageState({ state }: Pick<ListedStatusPage, "state">) {
  const t = useTranslations("statusPages.states")
  return <Badge>{t(state)}</Badge>
}

/** What visitors are told of everything on the page. */
export function Overall({ overall }: { overall: NonNullable<ListedStatusPage["overall"]> }) {
  const t = useTranslations("statusPages.overall")
  return <StateLabel state={stateOfAll[overall]} word={t(overall)} />
}
