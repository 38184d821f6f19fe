/** The law of the house as `pnpm check` applies it. */
import { exceptions } from "@nightjar/config/check/exceptions.ts"
import { nouns, packages, roles, vendors } from "@nightjar/config/check/law.ts"
import { rules } from "@nightjar/config/check/rules/all.ts"
import { code, page, table } from "./markdown.ts"

export const render = () =>
  page(
    "Rules",
    "apps/docs/generate/rules.ts",
    "`pnpm check` applies them. Each is a file in `packages/config/check/rules/`.",
    table(
      ["rule", "why", "how it is done right"],
      rules.map(({ name, reason, recipe }) => [code(name), reason, link(recipe)]),
    ),
    "## Packages, lowest first",
    table(["package", "folder", "may import"], packageRows()),
    "## Nouns, lowest first",
    `What a noun is (words, rules, tables) knows those before it, never those after it, and so do verbs among each other: ${nouns.join(" · ")}.`,
    "## Files of a noun",
    table(["ending", "may import these files of nouns", "and of our packages"], roleRows()),
    "## Vendors and their homes",
    table(
      ["vendor", "may be imported in"],
      Object.entries(vendors).map(([name, places]) => [code(name), places.map(code).join(", ")]),
    ),
    "## Exceptions",
    exceptions.length === 0
      ? "None."
      : table(
          ["rule", "file", "why"],
          exceptions.map(({ rule, path, reason }) => [rule, code(path), reason]),
        ),
  )

const link = (recipe: string) => `[${recipe.replace("apps/docs/", "")}](${recipe.replace("apps/docs/", "../")})`

const packageRows = () =>
  Object.entries(packages).map(([name, { folder, imports, typesOf = [] }]) => [
    name,
    code(folder),
    [...imports, ...typesOf.map((other) => `types of ${other}`)].join(", ") || "nothing of ours",
  ])

const roleRows = () =>
  Object.values(roles).map(({ ending, files, packages }) => [code(ending), files.join(", "), packages.join(", ")])
