import type { BrowserContextOptions } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { call } from "../testing/call.ts"
import { createLamp, deleteMonitors, type Lamp } from "../testing/lamp.ts"
import { problemsOf } from "../testing/problems.ts"
import { useBrowser, visitAsStranger } from "../testing/visit.ts"

useBrowser()

const slug = "night-post"
const pageUrl = (name: string) => {
  const url = new URL(inject("stack").web)
  url.hostname = `${name}.status.${url.hostname}`
  return url.href
}

let lamp: Lamp
let page: string
beforeAll(async () => {
  lamp = await createLamp("Night post")
  const layout = [{ name: "Post", items: [{ monitorId: lamp.id, name: "Letters", showsLatency: true }] }]
  page = (await call<{ id: string }>("statusPage.create", { slug, title: "Night post", layout })).id
  await call("statusPage.publish", { id: page })
})
afterAll(async () => {
  await call("statusPage.delete", { id: page })
  await deleteMonitors(lamp.id)
})

const notice = { title: "Letters are late", impact: "minor", text: "An owl is ill." }

describe("a published page", () => {
  it("tells of an outage, and of what people say about it, without a script", async () => {
    const seen = await visitAsStranger(pageUrl(slug), { javaScriptEnabled: false })
    const shows = async (text: string) => {
      while (!(await seen.getByText(text).first().isVisible())) {
        // What a person does who waits for news; the stack does its part in the meantime.
        await seen.reload()
      }
    }
    await seen.getByRole("heading", { name: "Letters" }).waitFor()
    await lamp.turn("up")
    await shows("All systems are up.")
    await lamp.turn("down")
    await shows("There is a major outage.")
    await shows("has been down since")
    const { id } = await call<{ id: string }>("notice.open", { ...notice, statusPageId: page, monitors: [lamp.id] })
    await shows("Letters are late")
    await call("notice.resolve", { id, text: "The owl is well." })
    await lamp.turn("up")
    await shows("All systems are up.")
    expect(await seen.getByText("The owl is well.").isVisible()).toBe(true)
    await seen.getByText("Details of Letters").click()
    await seen.getByText("Response time").waitFor()
    await seen.context().close()
  })

  const screens: [string, BrowserContextOptions][] = [1440, 768, 360].flatMap((width) =>
    (["light", "dark"] as const).map((colorScheme): [string, BrowserContextOptions] => [
      `${width} px wide, ${colorScheme}`,
      { viewport: { width, height: 800 }, colorScheme },
    ]),
  )
  it.each(screens)("is sound %s", async (_, options) => {
    for (const name of [slug, "demo", "there-is-none"]) {
      const seen = await visitAsStranger(pageUrl(name), options)
      for (const details of await seen.locator("summary").all()) await details.click()
      expect(await problemsOf(seen), name).toEqual([])
      await seen.context().close()
    }
  })
})
