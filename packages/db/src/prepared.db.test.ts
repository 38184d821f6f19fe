import { and, count, eq, sql } from "drizzle-orm"
import { describe, expect, it } from "vitest"
import { book, chapter, type Db, everyBook, mine, schema, shelf, theirs, useLibrary } from "../testing/library.ts"
import { among } from "./among.ts"
import { given, prepared } from "./prepared.ts"
import { tenantDatabase } from "./tenant-db.ts"

const library = useLibrary()
const read = <T>(tenant: typeof mine, use: (db: Db) => Promise<T>) =>
  tenantDatabase(library.pool(), schema).read(tenant, use)

describe("a prepared query", () => {
  it("is built once, and asked of each tenant sees only that tenant's rows", async () => {
    let built = 0
    const titles = prepared((db: Db) => {
      built += 1
      return db.select({ title: book.title }).from(book)
    })
    expect(await read(mine, (db) => titles(db, {}))).toEqual([{ title: "mine" }])
    expect(await read(theirs, (db) => titles(db, {}))).toEqual([{ title: "theirs" }])
    expect(await read(mine, (db) => titles(db, {}))).toEqual([{ title: "mine" }])
    expect(built).toBe(1)
  })

  it("confines joins and queries within it too", async () => {
    const chapters = prepared((db: Db) =>
      db
        .select({ heading: chapter.heading, n: count() })
        .from(chapter)
        .innerJoin(db.select({ id: book.id }).from(book).as("own"), sql`true`)
        .leftJoin(book, sql`true`)
        .groupBy(chapter.heading),
    )
    expect(await read(theirs, (db) => chapters(db, {}))).toEqual([{ heading: "of theirs", n: 1 }])
  })

  it("fills in what is given, as the column writes it", async () => {
    const find = prepared((db: Db) =>
      db
        .select({ title: book.title })
        .from(book)
        .where(and(eq(book.id, given("id", book.id)), among(book.title, sql.placeholder("titles"))))
        .limit(sql.placeholder("limit")),
    )
    const found = await read(mine, async (db) => {
      const [own] = await db.select({ id: book.id }).from(book)
      return find(db, { id: own!.id, titles: ["mine", "theirs"], limit: 5 })
    })
    expect(found).toEqual([{ title: "mine" }])
  })

  it("takes the tenant from the database, whatever is given", async () => {
    const titles = prepared((db: Db) => db.select({ title: book.title }).from(book))
    const forged = { tenant: theirs, tenantId: theirs, "the tenant of the database that is asked": theirs }
    expect(await read(mine, (db) => titles(db, forged))).toEqual([{ title: "mine" }])
  })

  it("has a text for each shape", async () => {
    const find = prepared((db: Db, { byTitle }: { byTitle: boolean }) =>
      db
        .select({ n: count() })
        .from(book)
        .where(byTitle ? eq(book.title, given("title", book.title)) : undefined),
    )
    expect(await read(mine, (db) => find(db, { title: "none" }, { byTitle: true }))).toEqual([{ n: 0 }])
    expect(await read(mine, (db) => find(db, {}, { byTitle: false }))).toEqual([{ n: 1 }])
  })

  it.each<[string, (db: Db) => { prepare(name: string): never }]>([
    ["a table that is not for tenants", (db) => db.select().from(shelf) as never],
    ["a view", (db) => db.select().from(everyBook) as never],
    ["a query of raw text", (db) => db.select({ n: sql`(select 1 from book)` }).from(book) as never],
  ])("is refused where it is built: %s", async (_, build) => {
    await expect(read(mine, async (db) => prepared(build)(db, {}))).rejects.toThrow("query builder")
  })
})
