import { newId } from "@nightjar/kit/id"
import { inArray } from "drizzle-orm"
import { expect, it } from "vitest"
import { book, type Db, mine, schema, useLibrary } from "../testing/library.ts"
import { among } from "./among.ts"
import { openPool } from "./connect.ts"
import { tenantDatabase } from "./tenant-db.ts"

const library = useLibrary()
const ids = (length: number) => Array.from({ length }, () => newId("monitor"))

it("finds what a list names", async () => {
  const { read } = tenantDatabase(library.pool(), schema)
  const found = await read(mine, async (db) => {
    const [own] = await db.select({ id: book.id }).from(book)
    return db
      .select({ title: book.title })
      .from(book)
      .where(among(book.id, [...ids(2), own!.id]))
  })
  expect(found).toEqual([{ title: "mine" }])
})

it("finds text whatever is in it", async () => {
  const { read, write } = tenantDatabase(library.pool(), schema)
  const titles = ['a "word"', "a, b", "{}", "back\\slash", ""]
  await write(mine, (db) => db.insert(book).values(titles.map((title) => ({ id: newId("monitor"), title }))))
  const found = await read(mine, (db) => db.select({ title: book.title }).from(book).where(among(book.title, titles)))
  expect(found.map(({ title }) => title).sort()).toEqual([...titles].sort())
})

it("keeps one prepared statement for lists of any length, and none for a long list that is spelled out", async () => {
  const pool = openPool(library.url(), { max: 1, name: "test" })
  const { read } = tenantDatabase(pool, schema)
  const ask = (condition: ReturnType<typeof inArray>) =>
    read(mine, (db: Db) => db.select({ pages: book.pages }).from(book).where(condition))
  for (const length of [0, 3, 100]) await ask(among(book.id, ids(length)))
  await ask(inArray(book.id, ids(100)))
  const kept = await pool`select statement from pg_prepared_statements where statement like 'select "pages"%'`
  expect(kept).toHaveLength(1)
  expect(kept[0]!.statement).toContain("any(")
  await pool.end()
})
