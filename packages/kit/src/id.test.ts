import fc from "fast-check"
import { TypeID } from "typeid-js"
import { describe, expect, it } from "vitest"
import { z } from "zod"
import { idToUuid, isId, newId, uuidToId, zId } from "./id.ts"

describe("an id", () => {
  it("names its noun, and is the same in the database and in the open", () => {
    const id = newId("monitor")
    expect(id).toMatch(/^mon_[0-9a-z]{26}$/)
    expect(uuidToId("monitor", idToUuid(id))).toBe(id)
  })

  it("is spelled as TypeIDs are", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const id = TypeID.fromUUID("mon", uuid).toString()
        expect(uuidToId("monitor", uuid)).toBe(id)
        expect(idToUuid(id)).toBe(uuid)
      }),
    )
  })

  it("is later than the ones before it", () => {
    const moments = Array.from({ length: 50 }, () => idToUuid(newId("event")).slice(0, 13))
    expect(moments).toEqual([...moments].sort())
  })

  it("is told from other nouns' ids and from anything else", () => {
    expect(isId("monitor", newId("tenant"))).toBe(false)
    for (const text of ["", "mon_", "mon_123", "not an id", "mon_zzzzzzzzzzzzzzzzzzzzzzzzzz"])
      expect(isId("monitor", text), text).toBe(false)
  })

  it("says in a form which prefix it wants, and marks its place in the schema", () => {
    const parsed = z.object({ id: zId("tag") }).safeParse({ id: newId("monitor") })
    expect(parsed.error?.issues[0]?.message).toBe("must be an id that starts with tag_")
    expect(zId("tag").meta()).toEqual({ idOf: "tag" })
  })
})
