import { recordPing } from "@nightjar/core/ping/queries"
import { AppError } from "@nightjar/kit/error"
import { uuidToId } from "@nightjar/kit/id"
import { hashToken } from "@nightjar/kit/secret"
import { readBody } from "../bridge.ts"
import { json } from "./answer.ts"
import type { Door } from "./door.ts"
import { pushCallOf } from "./push-call.ts"

/** Of what was posted so much is kept. */
const keptBody = 8 * 1024

/** A job calls: whatever host it asks, the token says whose monitor it is. */
export const push: Door = async (request, { wiring }) => {
  const url = new URL(request.url)
  const [token = "", suffix] = url.pathname.split("/").slice(3)
  const call = pushCallOf(suffix, url.searchParams)
  const [found] = await wiring.doors.ask<{ id: string; tenant_id: string; paused: boolean }>("monitor_by_push_token", [
    hashToken(token),
  ])
  if (!found) throw new AppError("not_found", "No monitor has this push address. It may have been deleted.")
  const body = (await readBody(request))?.slice(0, keptBody) || null
  const monitorId = uuidToId("monitor", found.id)
  const { probed } = await wiring.database.write(uuidToId("tenant", found.tenant_id), (db) =>
    recordPing(db, { ...call, monitorId, body }),
  )
  if (probed) await wiring.bus.publish({ kind: "probe", region: "*" })
  return json({ ok: true, paused: found.paused })
}
