import type { Rule } from "../rule.ts"
import { browserSafe } from "./browser-safe.ts"
import { cycles } from "./cycles.ts"
import { environment } from "./environment.ts"
import { fileLength } from "./file-length.ts"
import { fleet } from "./fleet.ts"
import { folderSize } from "./folder-size.ts"
import { functionLength } from "./function-length.ts"
import { lockfile } from "./lockfile.ts"
import { machine } from "./machine.ts"
import { names } from "./names.ts"
import { nounOrder } from "./noun-order.ts"
import { nounRoles } from "./noun-roles.ts"
import { packageOrder } from "./package-order.ts"
import { pages } from "./pages.ts"
import { sockets } from "./sockets.ts"
import { tables } from "./tables.ts"
import { vendors } from "./vendors.ts"
import { words } from "./words.ts"

/** A rule is one file and one line here. */
export const rules: readonly Rule[] = [
  packageOrder,
  vendors,
  sockets,
  nounRoles,
  nounOrder,
  browserSafe,
  pages,
  tables,
  fleet,
  environment,
  cycles,
  fileLength,
  functionLength,
  folderSize,
  names,
  words,
  machine,
  lockfile,
]
