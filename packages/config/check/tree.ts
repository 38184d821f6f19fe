/** The repository as the rules see it: every file that git tracks or would track, code files parsed. */
import { execFile } from "node:child_process"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { type Code, parse } from "./parse.ts"

export interface SourceFile {
  /** From the root, with `/`: `packages/kit/src/id.ts`. */
  path: string
  text: string
  lines: number
}

export interface CodeFile extends SourceFile {
  code: Code
}

export interface Tree {
  /** Absolute; only the rule against machine paths needs it. */
  root: string
  files: ReadonlyMap<string, SourceFile>
  /** The code files among them. */
  code: ReadonlyMap<string, CodeFile>
  /** Every folder that holds a file, at any depth. */
  folders: ReadonlySet<string>
}

const run = promisify(execFile)
const isCode = (path: string) => /\.[cm]?[jt]sx?$/.test(path) && !path.endsWith(".d.ts")
const isBinary = (path: string) => /\.(png|jpe?g|gif|ico|webp|woff2?|sqlite|gz|zip|pem|der)$/.test(path)

/** Reads the tree at `root`, a git work tree. */
export const readTree = async (root: string): Promise<Tree> => {
  const paths = await listFiles(root)
  const texts = await Promise.all(paths.map((path) => readText(root, path)))
  return treeOf(root, new Map(paths.flatMap((path, index) => (texts[index] === null ? [] : [[path, texts[index]!]]))))
}

/** The tree of the given texts by path. */
export const treeOf = (root: string, texts: ReadonlyMap<string, string>): Tree => {
  const files = [...texts].map(
    ([path, text]): SourceFile => ({ path, text, lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0) }),
  )
  const code = files.flatMap((file): CodeFile[] => {
    const parsed = isCode(file.path) ? parse(file.path, file.text) : null
    return parsed ? [{ ...file, code: parsed }] : []
  })
  return {
    root,
    files: new Map(files.map((file) => [file.path, file])),
    code: new Map(code.map((file) => [file.path, file])),
    folders: new Set(files.flatMap((file) => parents(file.path))),
  }
}

const listFiles = async (root: string) => {
  const { stdout } = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  return [...new Set(stdout.split("\0").filter(Boolean))].sort()
}

/** Null for a file that git still lists but somebody just deleted. */
const readText = async (root: string, path: string): Promise<string | null> => {
  try {
    return isBinary(path) ? "" : await readFile(join(root, path), "utf8")
  } catch {
    return null
  }
}

const parents = (path: string) => {
  const parts = path.split("/").slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"))
}
