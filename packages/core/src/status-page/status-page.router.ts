import { z } from "zod"
import { read, router, write } from "../procedure.ts"
import { previewPicture } from "../snapshot/snapshot.queries.ts"
import {
  createStatusPage,
  deleteStatusPage,
  editStatusPage,
  publishStatusPage,
  unpublishStatusPage,
} from "./status-page.actions.ts"
import { getStatusPage, listStatusPages } from "./status-page.queries.ts"
import { statusPageId, statusPageLook } from "./status-page.ts"

/** A look that is not saved yet; with the page's id its notices are on it too. */
const preview = statusPageLook.extend({ id: statusPageId.optional() })

export const statusPageRouter = router({
  list: read("statusPage.list", z.void(), ({ db }) => listStatusPages(db)),
  get: read("statusPage.get", z.object({ id: statusPageId }), ({ db }, { id }) => getStatusPage(db, id)),
  preview: read("statusPage.preview", preview, ({ db }, { id, ...look }) => previewPicture(db, look, id)),
  create: write(createStatusPage),
  edit: write(editStatusPage),
  publish: write(publishStatusPage),
  unpublish: write(unpublishStatusPage),
  delete: write(deleteStatusPage),
})
