import { z } from "zod"
import { defineCheck } from "./define.ts"

/** Nothing is asked: it stands as the worst of the monitors that are put into it. */
export const group = defineCheck({
  type: "group",
  label: "Group",
  description: "Stands as the worst of its members: a service, a site, a customer.",
  where: "members",
  config: z.object({}),
  target: () => "as its members",
  sample: {},
})
