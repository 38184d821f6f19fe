import { RelativeTime } from "@nightjar/ui/relative-time"
import { useTranslations } from "next-intl"

/** How new what visitors see is. */
export function DrawnAt({ at }: { at: string }) {
  const t = useTranslations("statusPages")
  return <span>{t.rich("drawn", { at: () => <RelativeTime at={Date.parse(at)} /> })}</span>
}
