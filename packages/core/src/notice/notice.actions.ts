import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import { assertMonitors } from "../monitor/store.queries.ts"
import { lockStatusPage } from "../status-page/status-page.queries.ts"
import { appendUpdate, deleteNoticeRow, insertNotice, lockOpenNotice } from "./notice.queries.ts"
import { noticeId, noticeInput, noticeResolution, noticeUpdateInput } from "./notice.ts"

export const openNotice = action("notice.open", {
  input: noticeInput,
  async run({ db, now, note }, { text, ...fields }) {
    if (fields.statusPageId) await lockStatusPage(db, fields.statusPageId)
    await assertMonitors(db, fields.monitors)
    const id = newId("notice")
    await insertNotice(db, { id, ...fields, openedAt: now })
    await appendUpdate(db, { id, at: now, state: fields.state, text })
    note({ subject: id, detail: { title: fields.title } })
    return { id }
  },
})

export const updateNotice = action("notice.update", {
  input: noticeUpdateInput,
  async run({ db, now, note }, input) {
    const { title } = await lockOpenNotice(db, input.id)
    await appendUpdate(db, { ...input, at: now })
    note({ subject: input.id, detail: { title, state: input.state } })
    return { id: input.id }
  },
})

export const resolveNotice = action("notice.resolve", {
  input: noticeResolution,
  async run({ db, now, note }, { id, text }) {
    const { title } = await lockOpenNotice(db, id)
    await appendUpdate(db, { id, at: now, state: "resolved", text })
    note({ subject: id, detail: { title } })
    return { id }
  },
})

/** From every page, with all that was said in it. */
export const deleteNotice = action("notice.delete", {
  input: z.object({ id: noticeId }),
  async run({ db, note }, { id }) {
    const title = await deleteNoticeRow(db, id)
    note({ subject: id, detail: { title } })
    return { id }
  },
})
