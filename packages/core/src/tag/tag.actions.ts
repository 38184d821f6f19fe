import { isTaken } from "@nightjar/db/connect"
import { AppError, notFound } from "@nightjar/kit/error"
import { newId } from "@nightjar/kit/id"
import { eq, inArray } from "drizzle-orm"
import { z } from "zod"
import { action } from "../action.ts"
import { monitor } from "../monitor/monitor.table.ts"
import { monitorId } from "../monitor/monitor.ts"
import { monitorTag, tag } from "./tag.table.ts"
import { tagId, tagInput, tagValue } from "./tag.ts"

export const createTag = action("tag.create", {
  input: tagInput,
  async run({ db, note }, input) {
    const id = newId("tag")
    try {
      await db.insert(tag).values({ id, ...input })
    } catch (error) {
      if (isTaken(error, "tag_name_key"))
        throw new AppError("conflict", `There is a tag named "${input.name}" already.`, { field: "name" })
      throw error
    }
    note({ subject: id, detail: input })
    return { id }
  },
})

export const deleteTag = action("tag.delete", {
  input: z.object({ id: tagId }),
  async run({ db, note }, { id }) {
    const [gone] = await db.delete(tag).where(eq(tag.id, id)).returning({ name: tag.name })
    if (!gone) throw notFound("tag")
    note({ subject: id, detail: gone })
    return { id }
  },
})

/** The monitor's tags become exactly these. */
export const tagMonitor = action("monitor.tag", {
  input: z.object({ id: monitorId, tags: z.array(z.object({ id: tagId, value: tagValue.default("") })).max(20) }),
  async run({ db, note }, { id, tags }) {
    const [known] = await db.select({ id: monitor.id }).from(monitor).where(eq(monitor.id, id)).for("update")
    if (!known) throw notFound("monitor")
    const ids = tags.map((each) => each.id)
    const found = await db.select({ id: tag.id }).from(tag).where(inArray(tag.id, ids))
    if (found.length < new Set(ids).size) throw notFound("tag")
    await db.delete(monitorTag).where(eq(monitorTag.monitorId, id))
    if (tags.length > 0)
      await db.insert(monitorTag).values(tags.map((each) => ({ monitorId: id, tagId: each.id, value: each.value })))
    note({ subject: id, detail: { tags: ids } })
    return { id }
  },
})
