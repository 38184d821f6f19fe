import { describe, expect, it } from "vitest"
import { emptyDraft, inputOf, objectionsTo, problemsOf } from "./draft.ts"

const draft = { ...emptyDraft, title: "Owl status" }

describe("the address", () => {
  it("is what the title suggests, until somebody types one", () => {
    expect(inputOf(draft).slug).toBe("owl-status")
    expect(inputOf({ ...draft, slug: "owls" }).slug).toBe("owls")
    expect(inputOf({ ...draft, slug: "" }).slug).toBe("")
  })
})

describe("what is wrong", () => {
  it("is told by field, of everything in the layout as of the layout", () => {
    expect(problemsOf(draft)).toEqual({})
    const rows = [{ kind: "group" as const, key: "group-0", name: "a\u202eb" }]
    expect(Object.keys(problemsOf({ ...draft, title: " ", slug: "www", rows }))).toEqual(["title", "layout", "slug"])
  })

  it("stands as long as a field is as the server objected to it", () => {
    const fields = { slug: "is taken", "layout.0.name": "is odd" }
    const sent = inputOf(draft)
    expect(objectionsTo({ ...draft, description: "By night" }, sent, fields)).toEqual({
      slug: "is taken",
      layout: "is odd",
    })
    expect(objectionsTo({ ...draft, slug: "owls" }, sent, fields)).toEqual({ layout: "is odd" })
  })
})
