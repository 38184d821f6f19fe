import { classifyHost } from "@nightjar/core/tenant/host"
import { firstAnswers } from "./document/first-answers.ts"
import { findScreen } from "./document/screens.tsx"
import type { House } from "./house.ts"
import { visitOf } from "./visit.ts"
import type { Web } from "./wiring.ts"
import { formTargetsOf } from "./workspace-url.ts"

/** What pages may ask of this process. */
export const webOf = (house: House): Web => ({
  classifyHost: (header) => classifyHost(header, house.rules),
  site: house.site,
  factsOf: async (headers) => (await visitOf(headers, house)).facts,
  async firstAnswersOf(headers, path) {
    const found = findScreen(path)
    const { inside } = await visitOf(headers, house)
    const answers = found && inside ? await firstAnswers(inside.context, found) : undefined
    return answers && JSON.parse(answers)
  },
  formTargets: formTargetsOf(house.site),
  development: house.env.NODE_ENV === "development",
})
