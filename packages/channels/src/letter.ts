/** Words as a mail: plain text, and HTML that old and dark mail programs can show. */
import { escapeHtml } from "./escape.ts"
import { looks } from "./looks.ts"
import type { Words } from "./words.ts"

export const textOf = ({ headline, lead, facts, link, footer }: Words): string => {
  const widest = Math.max(...facts.map(({ label }) => label.length))
  const lines = facts.map(({ label, value }) => `${label.padEnd(widest)}  ${value}`)
  return [
    headline,
    lead,
    lines.join("\n"),
    `${link.label}: ${link.url}`,
    ["-- ", footer.text, footer.url].filter(Boolean).join("\n"),
  ].join("\n\n")
}

/** Mail programs that know no style sheet show it light; those that follow the system's theme get the second half. */
const styleOf = (dark: string) => `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .ground { background: #0d0e14 !important; }
    .card { background: #16161e !important; border-color: #282932 !important; }
    .bar { background: ${dark} !important; }
    .mark { color: ${dark} !important; }
    .ink { color: #eff0f4 !important; }
    .soft { color: #b9bac2 !important; }
    .faint, .faint a { color: #93949e !important; }
    .button { background: #9d98f2 !important; color: #0d0e14 !important; }
  }`

const font = "font-family: Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const table = 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"'

const factRow = ({ label, value }: Words["facts"][number]) => `
          <tr>
            <td class="faint" valign="top" width="92" style="padding: 4px 12px 4px 0; color: #676872; white-space: nowrap">${escapeHtml(label)}</td>
            <td class="ink" dir="auto" valign="top" style="padding: 4px 0; color: #191a24; word-break: break-word; overflow-wrap: anywhere">${escapeHtml(value)}</td>
          </tr>`

export const htmlOf = ({ state, subject, headline, lead, facts, link, footer }: Words): string => {
  const { mark, light, dark } = looks[state]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${styleOf(dark)}
</style>
</head>
<body class="ground" style="margin: 0; padding: 0; background: #f9fafb; ${font}; font-size: 15px; line-height: 22px">
<div style="display: none; max-height: 0; overflow: hidden">${escapeHtml(lead)}</div>
<table ${table} class="ground" style="background: #f9fafb"><tr><td align="center" style="padding: 24px 12px">
  <table ${table} style="max-width: 560px; text-align: left"><tr><td class="card" style="background: #ffffff; border: 1px solid #e2e3e6; border-radius: 10px; overflow: hidden">
    <div class="bar" style="height: 4px; background: ${light}; font-size: 0; line-height: 0">&nbsp;</div>
    <table ${table}><tr><td style="padding: 24px">
      <h1 class="ink" dir="auto" style="margin: 0; color: #191a24; font-size: 20px; line-height: 28px; overflow-wrap: anywhere"><span class="mark" style="color: ${light}">${mark}</span>&nbsp; ${escapeHtml(headline)}</h1>
      <p class="soft" dir="auto" style="margin: 8px 0 20px; color: #4e4f5a; overflow-wrap: anywhere">${escapeHtml(lead)}</p>
      <table ${table} style="font-size: 14px; line-height: 20px">${facts.map(factRow).join("")}
      </table>
      <p style="margin: 24px 0 0"><a class="button" href="${escapeHtml(link.url)}" style="display: inline-block; padding: 9px 16px; border-radius: 7px; background: #5a4ebf; color: #ffffff; font-weight: 600; text-decoration: none">${escapeHtml(link.label)}</a></p>
    </td></tr></table>
  </td></tr><tr><td class="faint" dir="auto" style="padding: 16px 8px; color: #676872; font-size: 13px; line-height: 19px">
    ${escapeHtml(footer.text)}${footer.url ? ` <a href="${escapeHtml(footer.url)}" style="color: #676872">Change that</a>.` : ""}
  </td></tr></table>
</td></tr></table>
</body>
</html>
`
}
