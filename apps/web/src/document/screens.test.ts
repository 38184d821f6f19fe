import "./storage.ts"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { newId } from "@nightjar/kit/id"
import { expect, it } from "vitest"
import { findScreen, screens } from "./screens.ts"

it("has a line for every page of a workspace", () => {
  const folder = join(import.meta.dirname, "../../app/on/tenant/[tenant]/(dashboard)")
  const routes = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace("[id]", ":id")}`)
  expect(screens.map(({ path }) => path).sort()).toEqual(routes.sort())
})

it("finds the screen of a path, its subject and its search", () => {
  const id = newId("monitor")
  expect(findScreen("/?state=down&q=why?")?.search.get("q")).toBe("why?")
  expect(findScreen(`/monitors/${id}/edit`)).toMatchObject({ id, screen: { path: "/monitors/:id/edit" } })
  expect(findScreen("/monitors/new")?.screen.path).toBe("/monitors/new")
  expect(findScreen(`/maintenance/${newId("maintenance")}`)?.screen.path).toBe("/maintenance/:id")
})

it.each(["/nothing", "/team/", "/monitors/mon_1", "/monitors/:id", `/monitors/${newId("tenant")}`, "//team"])(
  "has none at %s",
  (path) => {
    expect(findScreen(path)).toBeNull()
  },
)
