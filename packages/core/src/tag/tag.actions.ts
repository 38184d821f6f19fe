import { newId } from "@nightjar/kit/id"
import { z } from "zod"
import { action } from "../action.ts"
import { monitorId } from "../monitor/monitor.ts"
import { lockMonitor } from "../monitor/store.queries.ts"
import { deleteTagRow, insertTag, replaceTagsOf } from "./tag.queries.ts"
import { tagId, tagInput, tagValue } from "./tag.ts"

export const createTag = action("tag.create", {
  input: tagInput,
  async run({ db, note }, input) {
    const id = newId("tag")
    await insertTag(db, { id, ...input })
    note({ subject: id, detail: input })
    return { id }
  },
})

export const deleteTag = action("tag.delete", {
  input: z.object({ id: tagId }),
  async run({ db, note }, { id }) {
    const name = await deleteTagRow(db, id)
    note({ subject: id, detail: { name } })
    return { id }
  },
})

/** The monitor's tags become exactly these. */
export const tagMonitor = action("monitor.tag", {
  input: z.object({ id: monitorId, tags: z.array(z.object({ id: tagId, value: tagValue.default("") })).max(20) }),
  async run({ db, note }, { id, tags }) {
    await lockMonitor(db, id)
    await replaceTagsOf(db, id, tags)
    const ids = tags.map((each) => each.id)
    note({ subject: id, detail: { tags: ids } })
    return { id }
  },
})
