/** `infra/env.example`: every variable of an installation with its explanation; those of the CLI are its user's. */
import { type Variable, variables } from "./environment.ts"

const head = [
  "# The environment of Nightjar. Rendered by apps/docs/generate/env-example.ts; `pnpm check --write` renders it anew.",
  "# Nothing needs to be set on a laptop. A line without value shows that there is no default.",
]

export const render = async () => {
  const ours = (await variables()).filter(({ readers }) => readers.some((reader) => reader !== "sdk"))
  return `${[head.join("\n"), ...ours.map(entry)].join("\n\n")}\n`
}

const entry = ({ name, description, fallback, readers }: Variable) =>
  `# ${description} (${readers.join(", ")})\n# ${name}=${fallback ?? ""}`
