import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { createTag, deleteTag } from "./tag.actions.ts"
import { listTags } from "./tag.queries.ts"

export const tagRouter = router({
  list: read("tag.list", z.void(), ({ db }) => listTags(db)),
  create: write(createTag),
  delete: write(deleteTag),
})
