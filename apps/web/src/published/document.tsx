/** A page of ours for everybody as a whole HTML document: no script, no cookie, and nothing of whoever asks. */
import type { Theme } from "@nightjar/core/status-page"
import type { State } from "@nightjar/ui/rules/state"
import { stateSymbols } from "@nightjar/ui/rules/state"
import { stateSvg } from "@nightjar/ui/rules/state-shape"
import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { Words } from "../i18n/words.tsx"

interface Head {
  title: string
  description?: string
  theme?: Theme
  /** Told in the tab, before the title. */
  state?: State
  /** What else the page is to be had as. */
  alternates?: readonly { type: string; href: string; title: string }[]
  stylesheets: readonly string[]
}

/** Of the states in both themes: a tab is light or dark as the browser likes. */
const iconColors: Partial<Record<State, string>> = {
  up: "#2a9d72",
  degraded: "#d98b1f",
  down: "#d3322f",
  maintenance: "#3b78d8",
}
const iconOf = (state: State) =>
  `data:image/svg+xml,${encodeURIComponent(stateSvg(state, iconColors[state] ?? "#8a8a93"))}`

export const drawDocument = (head: Head, body: ReactNode): string => {
  const { title, description, theme = "auto", state = "no_data", alternates = [], stylesheets } = head
  return `<!doctype html>${renderToStaticMarkup(
    <html lang="en" {...(theme === "auto" ? {} : { "data-theme": theme })}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === "auto" ? "light dark" : theme} />
        <title>{`${head.state ? `${stateSymbols[state]} ` : ""}${title}`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="icon" href={iconOf(state)} />
        {alternates.map((alternate) => (
          <link key={alternate.href} rel="alternate" {...alternate} />
        ))}
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>
        <Words>{body}</Words>
      </body>
    </html>,
  )}`
}

/** No script runs, whatever a text would bring in; styles as in all our documents. */
export const documentPolicy = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ")
