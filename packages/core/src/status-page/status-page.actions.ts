import { AppError } from "@nightjar/kit/error"
import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import type { Context } from "../context.ts"
import { assertMonitors } from "../monitor/store.queries.ts"
import { buildSnapshot, dropSnapshot } from "../snapshot/snapshot.queries.ts"
import { monitorsIn } from "./layout.ts"
import {
  deleteStatusPageRow,
  insertStatusPage,
  lockStatusPage,
  replaceShown,
  updateStatusPage,
} from "./status-page.queries.ts"
import { statusPageEdit, statusPageId, statusPageInput } from "./status-page.ts"

/*
 * What visitors see is a snapshot of its own. A worker makes it anew as time goes on; the verbs that change the page make
 * or drop it in their own transaction, so that a page is there, or gone, with the verb.
 */

const one = z.object({ id: statusPageId })

const announcePage = ({ bus }: Context, { id }: z.output<typeof one>) => bus.publish({ kind: "pages", pages: [id] })

/** A draft, until it is published. */
export const createStatusPage = action("statusPage.create", {
  input: statusPageInput,
  limit: "statusPages",
  async run({ db, note }, input) {
    const monitors = monitorsIn(input.layout)
    await assertMonitors(db, monitors)
    const id = newId("statusPage")
    await insertStatusPage(db, { id, ...input })
    await replaceShown(db, id, monitors)
    note({ subject: id, detail: { title: input.title, slug: input.slug } })
    return { id }
  },
})

export const editStatusPage = action("statusPage.edit", {
  input: statusPageEdit,
  async run({ db, note }, { id, version, ...fields }) {
    const before = await lockStatusPage(db, id)
    if (before.version !== version)
      throw new AppError(
        "stale",
        "Somebody else changed this status page in the meantime. Reload it and make your change again.",
        { version: before.version },
      )
    const monitors = monitorsIn(fields.layout)
    await assertMonitors(db, monitors)
    await updateStatusPage(db, id, { ...fields, version: version + 1 })
    await replaceShown(db, id, monitors)
    if (before.state === "published") await buildSnapshot(db, id)
    note({ subject: id, detail: { title: fields.title, slug: fields.slug } })
    return { id, version: version + 1 }
  },
  announce: announcePage,
})

export const publishStatusPage = action("statusPage.publish", {
  input: one,
  async run({ db, note }, { id }) {
    const { title, slug } = await lockStatusPage(db, id)
    await updateStatusPage(db, id, { state: "published" })
    await buildSnapshot(db, id)
    note({ subject: id, detail: { title, slug } })
    return { id }
  },
  announce: announcePage,
})

/** Visitors find nothing there any more, and nothing that says there ever was something. */
export const unpublishStatusPage = action("statusPage.unpublish", {
  input: one,
  async run({ db, note }, { id }) {
    const { title, slug, state } = await lockStatusPage(db, id)
    if (state !== "published") throw new AppError("conflict", "This status page is not published.")
    await updateStatusPage(db, id, { state: "unpublished" })
    await dropSnapshot(db, id)
    note({ subject: id, detail: { title, slug } })
    return { id }
  },
  announce: announcePage,
})

/** For good: its address is free for anybody. */
export const deleteStatusPage = action("statusPage.delete", {
  input: one,
  async run({ db, note }, { id }) {
    const { title, slug } = await lockStatusPage(db, id)
    await deleteStatusPageRow(db, id)
    note({ subject: id, detail: { title, slug } })
    return { id }
  },
  announce: announcePage,
})
