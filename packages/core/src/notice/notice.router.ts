import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { statusPageId } from "../status-page/status-page.ts"
import { deleteNotice, openNotice, resolveNotice, updateNotice } from "./notice.actions.ts"
import { getNotice, listNotices } from "./notice.queries.ts"
import { noticeId } from "./notice.ts"

const filter = z
  .object({
    /** Only those that stand on this page; what stands on all is among them. */
    page: statusPageId.optional(),
    limit: z.number().int().min(1).max(200).default(50),
  })
  .prefault({})

export const noticeRouter = router({
  list: read("notice.list", filter, ({ db }, input) => listNotices(db, input)),
  get: read("notice.get", z.object({ id: noticeId }), ({ db }, { id }) => getNotice(db, id)),
  open: write(openNotice),
  update: write(updateNotice),
  resolve: write(resolveNotice),
  delete: write(deleteNotice),
})
