import { expect, inject, it } from "vitest"
import { isLive, pathOf, useBrowser, visit } from "../testing/visit.ts"

useBrowser()

it("is tried before it is saved, with where the time went", async () => {
  const page = await visit("/monitors/new?type=http")
  await isLive(page)
  await page.getByLabel("Address", { exact: true }).fill(`${inject("stack").weather}/slow?ms=120`)
  await page.getByRole("button", { name: "Test now" }).click()
  const result = page.getByRole("region", { name: "Test" })
  await result.getByText("200 OK").waitFor()
  await result.getByText("First byte").waitFor()
  await page.context().close()
})

it("says what is wrong where it is wrong", async () => {
  const page = await visit("/monitors/new?type=http")
  await isLive(page)
  await page.getByLabel("Address", { exact: true }).fill("ftp://example.com")
  await page.getByRole("button", { name: "Start watching" }).click()
  await page.getByText("Enter an address that starts with https:// or http://").waitFor()
  expect(await page.getByLabel("Address", { exact: true }).getAttribute("aria-invalid")).toBe("true")
  await page.context().close()
})

it("tells at once that somebody else has saved, and lets one's own words win", async () => {
  const path = `${await pathOf("Load balancer")}/edit`
  const [mine, theirs] = [await visit(path), await visit(path)]
  await Promise.all([isLive(mine), isLive(theirs)])
  await mine.getByLabel("Name", { exact: true }).fill("Load balancer, mine")

  await theirs.getByLabel("Name", { exact: true }).fill("Load balancer, theirs")
  await theirs.getByRole("button", { name: "Save" }).click()
  await theirs.getByRole("heading", { name: "Load balancer, theirs" }).waitFor()

  await mine.getByText("Somebody else has changed this since you opened it.").waitFor()
  expect(await mine.getByLabel("Name", { exact: true }).inputValue()).toBe("Load balancer, mine")
  await mine.getByRole("button", { name: "Save", exact: true }).click()
  await mine.getByRole("button", { name: "Save mine over it" }).click()
  await mine.getByRole("heading", { name: "Load balancer, mine" }).waitFor()

  await mine.goto(`${mine.url()}/edit`)
  await mine.getByLabel("Name", { exact: true }).fill("Load balancer")
  await mine.getByRole("button", { name: "Save", exact: true }).click()
  await mine.getByRole("heading", { name: "Load balancer", exact: true }).waitFor()
  await mine.context().close()
  await theirs.context().close()
})
