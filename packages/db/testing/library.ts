/** A library of two tenants without row-level security: what the dialect alone is tried on. */
import { newId } from "@nightjar/kit/id"
import { relations, sql } from "drizzle-orm"
import { integer, pgMaterializedView, text, unique } from "drizzle-orm/pg-core"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { id } from "../src/columns.ts"
import { openPool, type Pool } from "../src/connect.ts"
import { belongsTo, globalTable, tenantTable } from "../src/scope.ts"
import { type TenantDb, tenantDatabase } from "../src/tenant-db.ts"
import { createTestDatabase } from "./index.ts"

export const book = tenantTable(
  "book",
  { id: id("monitor").notNull(), title: text().notNull(), pages: integer().notNull().default(0), slug: text() },
  { constraints: (t) => [unique("book_slug_key").on(t.slug)] },
)
export const chapter = tenantTable(
  "chapter",
  { id: id("tag").notNull(), bookId: id("monitor").notNull(), heading: text().notNull() },
  { constraints: (t) => [belongsTo(t, t.bookId, () => book)] },
)
export const office = globalTable(
  "office",
  { id: id("tenant").primaryKey(), slug: text().unique("office_slug_key"), name: text() },
  { reason: "A tenant sees its own.", visible: (column, tenant) => sql`${column("id")} = ${tenant}` },
)
export const shelf = globalTable(
  "shelf",
  { id: integer().primaryKey() },
  { reason: "A table that no tenant may read." },
)
const bookRelations = relations(book, ({ many }) => ({ chapters: many(chapter) }))
const chapterRelations = relations(chapter, ({ one }) => ({
  book: one(book, { fields: [chapter.bookId], references: [book.id] }),
}))
export const schema = { book, chapter, bookRelations, chapterRelations }
export const everyBook = pgMaterializedView("every_book", { title: text() }).existing()
export type Db = TenantDb<typeof schema>

export const mine = newId("tenant")
export const theirs = newId("tenant")

/** Opens a library for the tests of a file; it is stocked anew before each of them. */
export const useLibrary = () => {
  let pool: Pool
  let url = ""
  let drop = async () => {}

  beforeAll(async () => {
    const database = await createTestDatabase()
    url = database.url
    drop = () => database.drop()
    pool = openPool(url, { max: 3, name: "test" })
    await pool.unsafe(`
      create table book (tenant_id uuid, id uuid, title text, pages int default 0, slug text unique, primary key (tenant_id, id));
      create table chapter (tenant_id uuid, id uuid, book_id uuid, heading text, primary key (tenant_id, id));
      create table shelf (id int primary key);
      create table office (id uuid primary key, slug text unique, name text);
      grant all on book, chapter, shelf, office to nightjar_app`)
  })
  afterAll(async () => {
    await pool.end()
    await drop()
  })
  beforeEach(async () => {
    await pool.unsafe("truncate book, chapter, office")
    for (const [tenant, title] of [
      [mine, "mine"],
      [theirs, "theirs"],
    ] as const) {
      const bookId = newId("monitor")
      await write(tenant, (db) => db.insert(book).values({ id: bookId, title, pages: 10, slug: title }))
      await write(tenant, (db) => db.insert(chapter).values({ id: newId("tag"), bookId, heading: `of ${title}` }))
    }
  })

  const write = <T>(tenant: typeof mine, use: (db: Db) => Promise<T>) => tenantDatabase(pool, schema).write(tenant, use)
  return {
    pool: () => pool,
    url: () => url,
    write,
    asMe: <T>(use: (db: Db) => Promise<T>) => write(mine, use),
    theirTitles: () => write(theirs, async (db) => titlesOf(await db.select().from(book))),
  }
}

export const titlesOf = (rows: { title: string }[]) => rows.map((row) => row.title).sort()
