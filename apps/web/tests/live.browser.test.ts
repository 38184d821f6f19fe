import { expect, it, onTestFinished } from "vitest"
import { createLamp, deleteMonitors } from "../testing/lamp.ts"
import { isLive, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

it("a tab that joins the stream of another learns what happened since its page was drawn", async () => {
  const first = await visit("/?q=Buoy")
  await isLive(first)
  const second = await first.context().newPage()
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await second.route("**/*.js", (route) => released.then(() => route.continue()))
  await second.goto(first.url(), { waitUntil: "commit" })
  await second.getByText("No monitor matches.").waitFor()

  const buoy = await createLamp("Buoy")
  onTestFinished(() => deleteMonitors(buoy.id).then(() => {}))
  await first.getByRole("link", { name: "Buoy" }).waitFor()
  expect(await second.getByRole("link", { name: "Buoy" }).count()).toBe(0)
  release()
  await second.getByRole("link", { name: "Buoy" }).waitFor()
  await first.context().close()
})
