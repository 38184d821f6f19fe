import { isTest } from "../law.ts"
import type { Rule } from "../rule.ts"

/** Where tenantTable and globalTable are made. */
const home = "packages/db/src/"

export const tables: Rule = {
  name: "tables",
  reason: "A table made by hand has no tenant column, no policy and no place in the isolation tests.",
  recipe: "apps/docs/recipes/add-a-table.md",
  find: (tree) =>
    [...tree.code.values()]
      .filter((file) => !file.path.startsWith(home) && !isTest(file.path))
      .flatMap((file) =>
        file.code.calls
          .filter((call) => /(^|\.)(pgTable|pgTableCreator|pgView|pgMaterializedView)$/.test(call.callee))
          .map(({ callee, argument, line }) => ({
            path: file.path,
            line,
            message: `${callee}("${argument ?? "…"}") belongs to nobody: use tenantTable, or globalTable with its reason.`,
          })),
      ),
}
