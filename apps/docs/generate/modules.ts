/** Modules that are found by their place in the tree, for pages about a kind of file. */
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { readTree, type Tree } from "@nightjar/config/check/tree.ts"

export const root = join(import.meta.dirname, "../../..")

let tree: Promise<Tree> | undefined
export const theTree = () => (tree ??= readTree(root))

/** Path and exports of each file that fits, in the order of their paths. */
export const modulesLike = async (pattern: RegExp): Promise<{ path: string; exports: Record<string, unknown> }[]> => {
  const paths = [...(await theTree()).code.keys()].filter((path) => pattern.test(path))
  return Promise.all(paths.map(async (path) => ({ path, exports: await import(pathToFileURL(join(root, path)).href) })))
}
