import { classifyHost } from "@nightjar/core/tenant/host"
import { firstAnswers } from "./document/first-answers.ts"
import { findScreen } from "./document/screens.ts"
import type { House } from "./house.ts"
import { formTargetsOf } from "./security.ts"
import { factsOf, inOneRead, visitOf } from "./visit.ts"
import type { Web } from "./wiring.ts"

/** What pages may ask of this process. */
export const webOf = (house: House): Web => ({
  classifyHost: (header) => classifyHost(header, house.rules),
  site: house.site,
  factsOf: (headers) => factsOf(headers, house),
  async firstAnswersOf(headers, path) {
    const found = findScreen(path)
    const { tenant, context } = await visitOf(headers, house)
    if (!found || !context || tenant?.state === "suspended") return undefined
    const answers = await inOneRead(context, (within) => firstAnswers(within, found))
    return answers === null ? null : JSON.parse(answers)
  },
  formTargets: formTargetsOf(house.site),
  development: house.env.NODE_ENV === "development",
})
