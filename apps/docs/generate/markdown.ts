/** The few pieces of Markdown that the generated pages are made of. */

/** A page that says where it comes from, so that nobody edits it. */
export const page = (title: string, by: string, ...parts: string[]): string => {
  const origin = `<!-- Rendered by ${by}; \`pnpm check --write\` renders it anew. -->`
  return `${[`# ${title}`, origin, ...parts].join("\n\n")}\n`
}

/** "None." when there are no rows. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? "None."
    : [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n")

export const code = (text: string) => `\`${text}\``

const cell = (text: string) => text.replaceAll("|", "\\|").replace(/\s+/g, " ").trim()
