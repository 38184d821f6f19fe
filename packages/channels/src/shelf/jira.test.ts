import { itKeeps } from "../../testing/contract.ts"
import { genieContract } from "../../testing/genie.ts"

itKeeps("jira", {
  ...genieContract,
  vendor: "https://api.atlassian.com",
  path: /^\/jsm\/ops\/integration\/v2\/alerts(\/[\w-]+\/close\?identifierType=alias)?$/,
  headers: { authorization: "GenieKey sample" },
})
