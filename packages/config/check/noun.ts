/** Where a file of `core` stands: its noun and its role there. */
import { nouns, type Role, roles } from "./law.ts"

const src = "packages/core/src/"

export interface NounFile {
  noun: string
  role: Role
  /** Position among the nouns, lowest first; -1 for a noun that the law does not know. */
  rank: number
}

/** Null for files that stand in no noun's folder, and for tests. */
export const nounFile = (path: string): NounFile | null => {
  if (!path.startsWith(src) || !path.endsWith(".ts") || path.endsWith(".test.ts")) return null
  const [noun, ...rest] = path.slice(src.length).split("/")
  if (!noun || rest.length === 0) return null
  const role = (Object.keys(roles) as Role[]).find((candidate) => path.endsWith(roles[candidate].ending)) ?? "plain"
  return { noun, role, rank: nouns.indexOf(noun) }
}
