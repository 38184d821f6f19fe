/** `infra/env.example`: every variable with its explanation, to be copied to `.env`. */
import { type Variable, variables } from "./environment.ts"

const head = [
  "# The environment of Nightjar. Rendered by apps/docs/generate/env-example.ts; `pnpm check --write` renders it anew.",
  "# Nothing needs to be set on a laptop. A line without value shows that there is no default.",
]

export const render = async () => `${[head.join("\n"), ...(await variables()).map(entry)].join("\n\n")}\n`

const entry = ({ name, description, fallback, readers }: Variable) =>
  `# ${description} (${readers.join(", ")})\n# ${name}=${fallback ?? ""}`
