import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { createApiKey, revokeApiKey } from "./api-key.actions.ts"
import { listApiKeys } from "./api-key.queries.ts"

export const apiKeyRouter = router({
  list: read("apiKey.list", z.void(), ({ db }) => listApiKeys(db)),
  create: write(createApiKey),
  revoke: write(revokeApiKey),
})
