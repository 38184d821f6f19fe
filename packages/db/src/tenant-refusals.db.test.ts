/** Wall 1 with wall 2 switched off: what no builder has confined is refused. */
import { newId } from "@nightjar/kit/id"
import { eq, exists, sql } from "drizzle-orm"
import { alias, QueryBuilder } from "drizzle-orm/pg-core"
import { describe, expect, it } from "vitest"
import { book, chapter, type Db, everyBook, schema, shelf, theirs, useLibrary } from "../testing/library.ts"
import { reviewed } from "./reviewed.ts"
import { tenantDatabase } from "./tenant-db.ts"
import { RefusedStatement } from "./tenant-dialect.ts"

const library = useLibrary()
const { asMe } = library

describe("what the builder cannot confine is refused", () => {
  const refused: Record<string, (db: Db) => PromiseLike<unknown>> = {
    "raw SQL": (db) => db.execute(sql`select * from book`),
    "raw SQL that names the table as a value": (db) => db.execute(sql`select * from ${book}`),
    "a tenant table in the select list": (db) => db.select({ n: sql`(select count(*) from ${chapter})` }).from(book),
    "a query hidden in the text of a condition": (db) =>
      db.select().from(book).where(sql`exists (select 1 from chapter)`),
    "a raw source": (db) => db.select({ title: sql`title` }).from(sql`book`),
    "a raw joined source": (db) => db.select().from(book).innerJoin(sql`chapter`, sql`true`),
    $count: (db) => db.$count(book),
    "$count inside a select": (db) => db.select({ n: db.$count(chapter) }).from(book),
    "a full join": (db) => db.select().from(book).fullJoin(chapter, sql`true`),
    "a right join": (db) => db.select().from(book).rightJoin(chapter, sql`true`),
    "insert … select": (db) => db.insert(book).select(db.select().from(book)),
    "an insert that names another tenant": (db) =>
      db.insert(book).values({ tenantId: theirs, id: newId("monitor"), title: "planted" }),
    "an update that sets the tenant": (db) => db.update(book).set({ tenantId: theirs }),
    "a conflict that sets the tenant": (db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "x", slug: "mine" })
        .onConflictDoUpdate({ target: book.slug, set: { tenantId: theirs } }),
    "a conflict with a condition of its own": (db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "x", slug: "mine" })
        .onConflictDoUpdate({ target: book.slug, set: { title: "x" }, setWhere: sql`true or true` }),
    "a table in a value that is set": (db) => db.update(book).set({ pages: sql`(select 1 from ${chapter})` }),
    "a table in returning": (db) =>
      db
        .update(book)
        .set({ pages: 1 })
        .returning({ n: sql`(select 1 from ${chapter})` }),
    "a query built elsewhere": (db) =>
      db
        .select()
        .from(book)
        .where(exists(new QueryBuilder().select().from(chapter))),
    "an alias in a query built elsewhere": (db) =>
      db
        .select()
        .from(book)
        .where(exists(new QueryBuilder().select({ n: sql`1` }).from(alias(chapter, "c")))),
    "a subquery built elsewhere": (db) =>
      db.select().from(new QueryBuilder().select().from(alias(book, "b")).as("all")),
    "a subquery of another tenant's": (db) => {
      const elsewhere = tenantDatabase(library.pool(), schema)
      return elsewhere.write(theirs, async (theirDb) => db.select().from(theirDb.select().from(book).as("inner")))
    },
    "a global table that is not for tenants": (db) => db.select().from(shelf),
    "a common table that deletes": (db) => {
      const gone = db.$with("gone", { title: sql<string>`title`.as("title") }).as(sql`delete from book returning title`)
      return db.with(gone).select().from(gone)
    },
    "a common table that updates": (db) => {
      const changed = db.$with("changed", { title: sql<string>`title`.as("title") })
      const cte = changed.as(sql`update book set title = 'x' returning title`)
      return db.with(cte).select().from(cte)
    },
    "a common table that inserts": (db) => {
      const added = db.$with("added", { title: sql<string>`title`.as("title") })
      const cte = added.as(sql`insert into book (tenant_id, id) values (${theirs}, ${theirs}) returning title`)
      return db.with(cte).select().from(cte)
    },
    "a common table in the words of a raw query": (db) => {
      const all = db.$with("all", { title: sql<string>`title`.as("title") }).as(sql`table book`)
      return db.with(all).select().from(all)
    },
    "a word put together from pieces": (db) =>
      db.select({ n: sql`(${sql.raw("sel")}${sql.raw("ect count(*) from book")})` }).from(book),
    "a word put together by a join": (db) =>
      db
        .select({ n: sql`(${sql.join(["sel", "ect 1 fr", "om book limit 1"].map((part) => sql.raw(part)))})` })
        .from(book),
    "a bracket that ends the condition early": (db) => db.select().from(book).where(sql.raw("true) or (true")),
    "a bracket that one fragment opens and another one closes": (db) =>
      db
        .update(book)
        .set({ title: sql.raw("coalesce(title") })
        .where(sql.raw("true) or (true")),
    "a comment that swallows the tenant": (db) => db.select().from(book).where(sql.raw("$1::uuid is not null)) --")),
    "a comment between two fragments": (db) =>
      db.select().from(book).where(sql.raw("true /*")).orderBy(sql.raw("*/ or true")),
    "a quote that swallows the tenant": (db) =>
      db.select().from(book).where(sql.raw("true or title = '")).orderBy(sql.raw("'")),
    "a quote of PostgreSQL's own": (db) =>
      db.select().from(book).where(sql.raw("true or title = $x$")).orderBy(sql.raw("$x$")),
    "an escaped quote": (db) => db.select().from(book).where(sql.raw("title = e'\\' or true or title = ' '")),
    "a second statement": (db) => db.delete(book).where(sql.raw("true); delete from book where (true")),
    "a table that an update reads in its set": (db) => db.update(book).set({ title: sql.raw("b.title from book b") }),
    "a second column that an update's value sets": (db) =>
      db.update(book).set({ title: sql`'x', tenant_id = ${theirs}::uuid` }),
    "a common table that nobody reads": (db) =>
      db.with(db.$with("x", {}).as(sql`update book set title = 'x'`)).select().from(book),
    "a function that is named as an identifier": (db) =>
      db.select({ x: sql`${sql.identifier("set_config")}('app.tenant_id', ${theirs}, true)` }).from(book),
    "a table as XML": (db) => db.select({ x: sql`table_to_xml('book', true, false, '')` }).from(book),
    "a query as XML, told as a value": (db) =>
      db.select({ x: sql`query_to_xml(${"select * from book"}, true, false, '')` }).from(book),
    "a query for statistics of words, told as a value": (db) =>
      db.select({ x: sql`ts_stat(${"select to_tsvector(title) from book"})` }).from(book),
    "a change of role or tenant": (db) =>
      db.select({ x: sql`set_config('app.tenant_id', ${theirs}, true)` }).from(book),
    "a door in a fragment": (db) => db.select({ x: sql`door_user_by_email(${"a@b.example"})` }).from(book),
    "a name in Unicode escapes": (db) =>
      db.select({ x: sql`U&"door\\005fuser_by_email"(${"a@b.example"})` }).from(book),
    "a materialized view that is refreshed": (db) => db.refreshMaterializedView(everyBook),
    "a view": (db) => db.select().from(everyBook),
    "a view that is joined": (db) => db.select().from(book).leftJoin(everyBook, sql`true`),
    "a raw lateral join": (db) => db.select().from(book).leftJoinLateral(sql`book b`, sql`true`),
    "raw extras of a relational read": (db) =>
      db.query.book.findMany({ extras: { n: sql`(select count(*) from book)`.as("n") } }),
    "a raw condition of a relational read": (db) =>
      db.query.book.findMany({ where: sql`exists (select 1 from chapter)` }),
    "a raw order of a relational read": (db) =>
      db.query.book.findMany({ orderBy: sql`(select 1 from chapter limit 1)` }),
    "a raw query in a nested relational read": (db) =>
      db.query.book.findMany({ with: { chapters: { where: sql`exists (table book)` } } }),
    "a union with another tenant's query": (db) =>
      tenantDatabase(library.pool(), schema).write(theirs, async (theirDb) =>
        db.select().from(book).unionAll(theirDb.select().from(book)),
      ),
    "a tenant told by a placeholder": (db) =>
      db
        .insert(book)
        .values({ tenantId: sql.placeholder("tenant"), id: newId("monitor"), title: "planted" })
        .prepare("planted")
        .execute({ tenant: theirs }),
    "a conflict whose target has a condition": (db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "x", slug: "theirs" })
        .onConflictDoUpdate({ target: book.slug, set: { title: "x" }, targetWhere: sql`true` }),
    "a query in a conflict's set": (db) =>
      db
        .insert(book)
        .values({ id: newId("monitor"), title: "x", slug: "mine" })
        .onConflictDoUpdate({ target: book.slug, set: { title: sql`(select max(title) from book)` } }),
    "a value whose encoder writes a query": (db) =>
      db
        .select()
        .from(book)
        .where(eq(book.title, sql.param("x", { mapToDriverValue: () => sql`(select max(title) from book)` }))),
  }
  for (const [what, statement] of Object.entries(refused)) {
    it(`as ${what}`, async () => {
      await expect(asMe(async (db) => statement(db))).rejects.toThrow(RefusedStatement)
    })
  }

  it("unless a reviewed statement carries the tenant itself", async () => {
    const countBooks = reviewed<[], { n: string }>(
      { name: "test.count", tables: ["book"], reason: "a test" },
      (tenant) => sql`select count(*) as n from book where tenant_id = ${tenant}`,
    )
    expect(await asMe((db) => countBooks(db))).toEqual([{ n: "1" }])
  })
})
