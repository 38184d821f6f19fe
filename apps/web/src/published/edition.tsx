/** A published page in all its forms; each is made when it is first asked for. */
import type { Picture } from "@nightjar/core/snapshot/picture"
import { logoOf } from "@nightjar/core/status-page/logo"
import { humanDuration, minute } from "@nightjar/kit/time"
import { Callout } from "@nightjar/ui/callout"
import { useTranslations } from "next-intl"
import { stateOfAll } from "../public-page/banner.tsx"
import { Moment } from "../public-page/moment.tsx"
import { PublicPage } from "../public-page/public-page.tsx"
import type { Form } from "./address.ts"
import { type Bytes, bytesOf } from "./bytes.ts"
import { drawDocument } from "./document.tsx"
import { atomOf, rssOf } from "./feeds.ts"
import { summaryOf } from "./summary.ts"

interface Place {
  slug: string
  /** Where the page is, in full. */
  url: string
  /** What stands before each of its paths. */
  base: string
  stylesheets: readonly string[]
}

export interface Edition {
  /** @param staleMs how old it is, where visitors are told so. Null where there is no such form. */
  bytes(form: Form, staleMs: number | null): Bytes | null
}

export const editionOf = (picture: Picture, place: Place): Edition => {
  const made = new Map<string, Bytes | null>()
  const makers: Record<Form, (staleMs: number | null) => Bytes | null> = {
    html: (staleMs) => bytesOf("text/html; charset=utf-8", htmlOf(picture, place, staleMs)),
    summary: () => bytesOf("application/json; charset=utf-8", JSON.stringify(summaryOf(picture, place))),
    rss: () => bytesOf("application/rss+xml; charset=utf-8", rssOf(picture, place.url)),
    atom: () => bytesOf("application/atom+xml; charset=utf-8", atomOf(picture, place.url)),
    logo() {
      const logo = picture.logo === null ? null : logoOf(picture.logo)
      return logo && bytesOf(logo.type, logo.bytes)
    },
  }
  return {
    bytes(form, staleMs) {
      // Another sentence each minute; of the ones before nobody will ask again.
      const told = form === "html" && staleMs !== null ? Math.floor(staleMs / minute) : null
      const key = `${form} ${told}`
      const known = made.get(key)
      if (known !== undefined) return known
      if (told !== null) for (const old of made.keys()) if (/^html \d/.test(old)) made.delete(old)
      const bytes = makers[form](staleMs)
      made.set(key, bytes)
      return bytes
    },
  }
}

const htmlOf = (picture: Picture, { base, stylesheets }: Place, staleMs: number | null): string => {
  const { title, description, theme, overall, logo } = picture
  return drawDocument(
    {
      title,
      description: description.slice(0, 155),
      theme,
      state: stateOfAll[overall],
      stylesheets,
      alternates: [
        { type: "application/rss+xml", href: `${base}/feed.rss`, title },
        { type: "application/atom+xml", href: `${base}/feed.atom`, title },
      ],
    },
    <PublicPage
      picture={picture}
      logo={logo && `${base}/logo`}
      notice={staleMs !== null && <Stale at={picture.builtAt} staleMs={staleMs} />}
      footer={<Footer at={picture.builtAt} base={base} />}
    />,
  )
}

function Stale({ at, staleMs }: { at: string; staleMs: number }) {
  const t = useTranslations("publicPage")
  const title = t.rich("stale", { duration: humanDuration(staleMs), at: () => <Moment at={at} /> })
  return <Callout kind="warning" title={title} className="mt-6" />
}

function Footer({ at, base }: { at: string; base: string }) {
  const t = useTranslations("publicPage.footer")
  const link = "underline decoration-border underline-offset-4 hover:text-ink pointer-coarse:py-2.5"
  return (
    <footer className="mt-10 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-3 text-ink-soft text-sm">
      <span>{t.rich("asOf", { at: () => <Moment at={at} /> })}</span>
      <nav aria-label={t("feeds")} className="flex gap-4">
        <a className={link} href={`${base}/feed.rss`}>
          RSS
        </a>
        <a className={link} href={`${base}/feed.atom`}>
          Atom
        </a>
        <a className={link} href={`${base}/api/v2/summary.json`}>
          JSON
        </a>
      </nav>
      <span>{t("poweredBy")}</span>
    </footer>
  )
}
