/** Wall 1 with wall 2 switched off: what the query builder builds is confined to one tenant. */
import { newId } from "@nightjar/kit/id"
import { eq, exists, gt, or, sql } from "drizzle-orm"
import { alias, union } from "drizzle-orm/pg-core"
import { describe, expect, it } from "vitest"
import { book, chapter, mine, office, theirs, titlesOf, useLibrary } from "../testing/library.ts"

const library = useLibrary()
const { asMe, theirTitles, write } = library

describe("a statement of the query builder sees one tenant", () => {
  it("in a select", async () => {
    expect(titlesOf(await asMe((db) => db.select().from(book)))).toEqual(["mine"])
  })

  it("although the given condition ends in an or", async () => {
    const rows = await asMe((db) =>
      db
        .select()
        .from(book)
        .where(or(eq(book.title, "theirs"), gt(book.pages, 0))),
    )
    expect(titlesOf(rows)).toEqual(["mine"])
    const raw = await asMe((db) => db.select().from(book).where(sql`${book.pages} > 0 or true`))
    expect(titlesOf(raw)).toEqual(["mine"])
  })

  it("in inner, left and cross joins, on both sides", async () => {
    const inner = await asMe((db) => db.select().from(book).innerJoin(chapter, sql`true`))
    const left = await asMe((db) => db.select().from(book).leftJoin(chapter, sql`true or true`))
    const cross = await asMe((db) => db.select().from(book).crossJoin(chapter))
    for (const rows of [inner, left, cross]) {
      expect(rows).toHaveLength(1)
      expect(rows[0]).toMatchObject({ book: { title: "mine" }, chapter: { heading: "of mine" } })
    }
  })

  it("through aliases, subqueries and CTEs", async () => {
    const other = alias(book, "other")
    const aliased = await asMe((db) => db.select({ title: other.title }).from(other).leftJoin(book, sql`true`))
    expect(titlesOf(aliased)).toEqual(["mine"])
    const nested = await asMe((db) => db.select().from(db.select().from(book).as("inner")))
    expect(titlesOf(nested)).toEqual(["mine"])
    const withCte = await asMe((db) => {
      const cte = db.$with("long").as(db.select().from(book).where(gt(book.pages, 1)))
      return db.with(cte).select().from(cte)
    })
    expect(titlesOf(withCte)).toEqual(["mine"])
  })

  it("in a condition that asks another table, and in a union", async () => {
    const asked = await asMe((db) => {
      const ofTheirs = db.select().from(chapter).where(eq(chapter.heading, "of theirs"))
      return db.select().from(book).where(exists(ofTheirs))
    })
    expect(asked).toEqual([])
    const both = await asMe((db) => union(db.select().from(book), db.select().from(book)))
    expect(titlesOf(both)).toEqual(["mine"])
  })

  it("in nested relational reads", async () => {
    const rows = await asMe((db) => db.query.book.findMany({ with: { chapters: true } }))
    expect(rows).toMatchObject([{ title: "mine", chapters: [{ heading: "of mine" }] }])
  })

  it("in updates, also when they read a second table", async () => {
    await asMe((db) => db.update(book).set({ title: "changed" }).where(sql`true or true`))
    await asMe((db) => db.update(book).set({ pages: 99 }).from(chapter).where(eq(chapter.heading, "of theirs")))
    const [row] = await asMe((db) => db.select().from(book))
    expect(row).toMatchObject({ title: "changed", pages: 10 })
    expect(await theirTitles()).toEqual(["theirs"])
  })

  it("in deletes", async () => {
    await asMe((db) => db.delete(book))
    expect(await theirTitles()).toEqual(["theirs"])
  })

  it("in inserts, which get the tenant filled in", async () => {
    const [row] = await asMe((db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "new" })
        .returning(),
    )
    expect(row?.tenantId).toBe(mine)
  })

  it("when a conflict on a key that all tenants share would update another's row", async () => {
    await asMe((db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "stolen", slug: "theirs" })
        .onConflictDoUpdate({ target: book.slug, set: { title: "stolen" } }),
    )
    expect(await theirTitles()).toEqual(["theirs"])
  })

  it("also when the table is a global one of which it sees a row", async () => {
    await write(theirs, (db) => db.insert(office).values({ id: theirs, slug: "theirs", name: "theirs" }))
    await asMe((db) =>
      db
        .insert(office)
        .values({ id: mine, slug: "theirs", name: "stolen" })
        .onConflictDoUpdate({ target: office.slug, set: { name: "stolen" } }),
    )
    expect(await write(theirs, (db) => db.select({ name: office.name }).from(office))).toEqual([{ name: "theirs" }])
  })
})
