import { findPublished } from "@nightjar/core/snapshot/queries"
import { createStatusPage, publishStatusPage, unpublishStatusPage } from "@nightjar/core/status-page/actions"
import { plainSample } from "@nightjar/core/status-page/sample"
import { idToUuid } from "@nightjar/kit/id"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { createShift, fine, type Shift, until } from "../../testing/shift.ts"

let shift: Shift
beforeAll(async () => {
  shift = await createShift()
})
afterEach(() => shift.end())
afterAll(() => shift.close())

const acme = () => shift.world.acme.as()
const seenAt = (slug: string) => findPublished(shift.world.wiring.doors, slug, null)

describe("the publish loop", () => {
  it("shows an outage and whispers its page", async () => {
    const [monitor] = await shift.plant(shift.world.acme, 1, { intervalSeconds: 2, retries: 0, timeoutSeconds: 1 })
    const slug = "an-outage"
    const { id } = await createStatusPage(acme(), {
      ...plainSample,
      slug,
      layout: [{ items: [{ monitorId: monitor! }] }],
    })
    await publishStatusPage(acme(), { id })
    const worker = shift.work("w1", async () => ({
      status: "down",
      code: "refused",
      message: "No.",
      latencyMs: null,
      phases: {},
    }))
    const isDown = async () => ((await seenAt(slug))?.picture?.overall === "down" ? true : undefined)
    await until(isDown, () => worker.report(({ loop }) => loop === "publish"))
    expect(worker.whispers).toContainEqual({ kind: "pages", pages: [id] })
    await unpublishStatusPage(acme(), { id })
  })

  it("goes on where one page cannot be drawn", async () => {
    const [broken, whole] = [
      await createStatusPage(acme(), { ...plainSample, slug: "a-broken-one" }),
      await createStatusPage(acme(), { ...plainSample, slug: "a-whole-one" }),
    ]
    await shift.engine.sql`
      update status_page set state = 'published', layout = case when id = ${idToUuid(broken.id)}
        then '[{"items": [{"monitorId": "nothing"}]}]'::jsonb else layout end`
    const worker = shift.work("w1", fine)
    const isThere = async () => (await seenAt("a-whole-one")) ?? undefined
    const seen = await until(isThere, () => worker.report(({ loop }) => loop === "publish"))
    expect(seen.id).toBe(whole.id)
    expect(await seenAt("a-broken-one")).toBeNull()
  })
})
