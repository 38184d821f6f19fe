/** Plain HTML: every value is escaped, unless it is HTML already. Pure. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | readonly Html[]

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

const textOf = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text
  return typeof piece === "object" ? piece.map(({ text }) => text).join("") : escaped(String(piece))
}

export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(strings.reduce((text, part, index) => `${text}${textOf(pieces[index - 1] ?? "")}${part}`))

const style = new Html(`
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 36rem; padding: 2rem 1rem }
  header { border: 1px dashed; border-radius: 8px; margin-bottom: 2rem; padding: .5rem 1rem }
  fieldset, section { border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: 8px; margin: 1rem 0; padding: 1rem }
  h2 { font-size: 1.1rem; margin: 0 0 .5rem }
  label { display: block; padding: .25rem 0 }
  button { border: 1px solid; border-radius: 6px; background: none; color: inherit; cursor: pointer; font: inherit; margin: .25rem .5rem .25rem 0; padding: .4rem .9rem }
  section form { display: inline-block }
  [role=alert] { border-left: 4px solid #d33; padding: .5rem 1rem }
`)

export const page = (title: string, content: Html): string =>
  html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${style}</style>
<header>This is a pretend Stripe. No card is charged and no money moves.</header>
<main>
<h1>${title}</h1>
${content}
</main>
</html>`.text
