import type { Picture } from "@nightjar/core/snapshot/picture"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Banner } from "./banner.tsx"
import { ItemRow } from "./item-row.tsx"
import { MaintenanceEntry } from "./maintenance-entry.tsx"
import { NoticeStory } from "./notice-story.tsx"
import { OutageLine } from "./outage-line.tsx"
import { Section } from "./section.tsx"

export interface PublicPageProps {
  picture: Picture
  /** Where the logo is to be had. */
  logo: string | null
  /** Said before everything else. */
  notice?: ReactNode
  footer?: ReactNode
  /** Inside another page, whose landmarks are the only ones. */
  framed?: boolean
}

/** A status page as visitors see it, and as its editor shows it while it is made. Nothing in it needs a script. */
export function PublicPage({ picture, logo, notice, footer, framed = false }: PublicPageProps) {
  const t = useTranslations("publicPage")
  const { title, description, overall, groups, firstDay, notices, outages, maintenances } = picture
  const names = new Map(groups.flatMap(({ items }) => items.map(({ id, name }) => [id as string, name])))
  const open = {
    notices: notices.filter(({ state }) => state !== "resolved"),
    outages: outages.filter(({ resolvedAt }) => resolvedAt === null),
  }
  const stories = (list: typeof notices) =>
    list.map((each) => <NoticeStory key={each.id} notice={each} names={names} />)
  const lines = (list: typeof outages) => list.map((each) => <OutageLine key={each.id} outage={each} />)
  const past = {
    notices: notices.filter(({ state }) => state === "resolved"),
    outages: outages.filter(({ resolvedAt }) => resolvedAt !== null),
  }
  const hasOpen = open.notices.length + open.outages.length > 0
  const hasPast = past.notices.length + past.outages.length > 0
  const isCalm = !hasOpen && !hasPast && overall !== "empty"
  const [Header, Main] = framed ? (["div", "div"] as const) : (["header", "main"] as const)
  return (
    <div className="mx-auto w-full max-w-3xl px-4 pt-8 pb-16 sm:pt-14">
      <Header>
        {logo && <img src={logo} alt="" className="mb-4 max-h-16 max-w-56" />}
        <h1 className="break-words font-semibold text-2xl sm:text-3xl" dir="auto">
          {title}
        </h1>
        {description && (
          <p className="mt-2 whitespace-pre-line break-words text-ink-soft text-lg" dir="auto">
            {description}
          </p>
        )}
      </Header>
      <Main>
        {notice}
        <Banner overall={overall} />
        {hasOpen && (
          <Section title={t("now")}>
            {stories(open.notices)}
            {lines(open.outages)}
          </Section>
        )}
        {groups.map(({ name, items }) => (
          <Section key={items[0]!.id} title={name || t("systems")} hidden={name === ""}>
            <ul className="divide-y">
              {items.map((item) => (
                <ItemRow key={item.id} item={item} firstDay={firstDay} />
              ))}
            </ul>
          </Section>
        ))}
        {maintenances.length > 0 && (
          <Section title={t("maintenance")}>
            {maintenances.map((each) => (
              <MaintenanceEntry key={`${each.id} ${each.fromAt}`} maintenance={each} names={names} />
            ))}
          </Section>
        )}
        {(hasPast || isCalm) && (
          <Section title={t("past")}>
            {isCalm && <p className="px-4 py-4 text-ink-soft sm:px-5">{t("nothingPast")}</p>}
            {stories(past.notices)}
            {lines(past.outages)}
          </Section>
        )}
      </Main>
      {footer}
    </div>
  )
}
