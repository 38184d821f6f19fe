import { and, count, gt } from "drizzle-orm"
import { describe, expect, it } from "vitest"
import { book, mine, schema, useLibrary } from "../testing/library.ts"
import { openPool } from "./connect.ts"
import { tenantDatabase } from "./tenant-db.ts"

const library = useLibrary()

describe("a read", () => {
  it("opens no transaction before it asks, and cannot write", async () => {
    const { read } = tenantDatabase(library.pool(), schema)
    expect(await read(mine, async () => "nothing asked")).toBe("nothing asked")
    const counted = await read(mine, (db) =>
      db
        .select({ n: count() })
        .from(book)
        .where(and(gt(book.pages, 0))),
    )
    expect(counted).toEqual([{ n: 1 }])
    await expect(read(mine, (db) => db.delete(book))).rejects.toMatchObject({ cause: { code: "25006" } })
  })

  it("gives its connection back when the asker throws", async () => {
    const small = openPool(library.url(), { max: 1, name: "test" })
    const { read } = tenantDatabase(small, schema)
    for (let turn = 0; turn < 3; turn++)
      await expect(
        read(mine, async (db) => {
          await db.select().from(book)
          throw new Error("changed my mind")
        }),
      ).rejects.toThrow("changed my mind")
    expect(await read(mine, (db) => db.select({ n: count() }).from(book))).toEqual([{ n: 1 }])
    await small.end()
  })
})
