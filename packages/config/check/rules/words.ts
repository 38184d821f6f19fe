import { posix } from "node:path"
import type { Problem, Rule } from "../rule.ts"
import type { SourceFile, Tree } from "../tree.ts"

export const words: Rule = {
  name: "words",
  reason: "A handbook that names what is gone sends people astray; so it fails here when a path or a command is.",
  recipe: "apps/docs/recipes/add-a-rule.md",
  find: (tree) =>
    [...tree.files.values()]
      .filter((file) => file.path.endsWith(".md"))
      .flatMap((file) => [...missingPaths(tree, file), ...missingCommands(tree, file), ...missingLinks(tree, file)]),
}

/** In prose as in commands; a path in the head of a fence (`file=…`) is not there yet. */
const missingPaths = (tree: Tree, file: SourceFile): Problem[] =>
  matches(file, /(?<=^|[\s`(])([\w@.-]+(?:\/(?:\([\w-]+\)|[\w@.<>*[\]-]+))+)/gm).flatMap(([found, line]) => {
    const path = found.replace(/\.+$/, "")
    const root = path.split("/")[0]!
    const isOurs = tree.folders.has(root)
    if (!isOurs && root !== "src" && root !== ".") return []
    const whole = isOurs ? path : posix.join(posix.dirname(file.path), path)
    return exists(tree, whole) ? [] : [{ path: file.path, line, message: `There is no ${whole} in the tree.` }]
  })

const missingLinks = (tree: Tree, file: SourceFile): Problem[] =>
  matches(file, /\]\((?!\w+:|#)([^)#\s]+)[^)]*\)/g).flatMap(([link, line]) => {
    const path = posix.join(posix.dirname(file.path), link)
    return exists(tree, path) ? [] : [{ path: file.path, line, message: `The link to ${link} leads nowhere.` }]
  })

/** pnpm's and npm's own verbs, which no script declares. */
const builtIn = ["install", "add", "remove", "exec", "run", "why", "view", "i", "ci"]

const missingCommands = (tree: Tree, file: SourceFile): Problem[] => {
  const manifest = tree.files.get("package.json")
  const scripts: Record<string, string> = manifest ? (JSON.parse(manifest.text).scripts ?? {}) : {}
  const named = matches(file, /(?:^|`)\s*(?:\$ )?(?:p?npm(?: run)?) ([a-z][\w:-]*)/gm)
  const benches = matches(file, /(?:^|`)\s*(?:\$ )?(?:pnpm bench|npm run bench --) ([a-z][\w-]*)/gm)
  return [
    ...named
      .filter(([script]) => !scripts[script] && !builtIn.includes(script))
      .map(([script, line]) => ({ path: file.path, line, message: `package.json has no script "${script}".` })),
    ...benches
      .filter(([name]) => !exists(tree, `infra/bench/${name}.*`) && !exists(tree, `infra/bench/${name}`))
      .map(([name, line]) => ({ path: file.path, line, message: `There is no benchmark "${name}" in infra/bench.` })),
  ]
}

const matches = (file: SourceFile, pattern: RegExp): [text: string, line: number][] =>
  [...file.text.matchAll(pattern)].map((match) => [match[1]!, file.text.slice(0, match.index).split("\n").length])

/** `<noun>` and `*` stand for any name: then one file or folder that fits is enough. What is built is there later. */
const exists = (tree: Tree, path: string): boolean => {
  if (path.includes("/dist/")) return true
  const exact = path.replace(/\/$/, "")
  if (tree.files.has(exact) || tree.folders.has(exact)) return true
  if (!/[<*]/.test(exact)) return false
  const pattern = exact.split(/<[^>]*>|\*/).map((part) => part.replace(/[.[\]()]/g, "\\$&"))
  const fits = new RegExp(`^${pattern.join("[^/]*")}$`)
  return [...tree.files.keys(), ...tree.folders].some((candidate) => fits.test(candidate))
}
