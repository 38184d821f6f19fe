import type { Tree } from "./tree.ts"

export interface Problem {
  path: string
  /** 1-based; absent when the whole file is meant. */
  line?: number
  /** A sentence: what is wrong here, and what would be right. */
  message: string
}

/** One law of the house, pure over the tree. */
export interface Rule {
  /** Also the key of its exceptions. */
  name: string
  /** Why the law is there; printed with its problems. */
  reason: string
  /** The page of the handbook that shows how it is done right. */
  recipe: string
  find(tree: Tree): Problem[]
}
