/** Column types that Nightjar adds to Drizzle's. */
import { type Id, idToUuid, type Noun, uuidToId } from "@nightjar/kit/id"
import { customType, timestamp } from "drizzle-orm/pg-core"

/** A TypeID in code, a uuid in the database. */
export const id = <N extends Noun>(noun: N) =>
  customType<{ data: Id<N>; driverData: string }>({
    dataType: () => "uuid",
    toDriver: idToUuid,
    fromDriver: (uuid) => uuidToId(noun, uuid),
  })()

/** A moment, to the millisecond, with time zone. */
export const moment = () => timestamp({ withTimezone: true, precision: 3, mode: "date" })

/** Raw bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
})

/** The number of the transaction that wrote the row. Ids are given before commit, so their order misses late ones. */
export const xid8 = customType<{ data: string }>({ dataType: () => "xid8" })

/** Which transactions could be seen at a moment, as `pg_current_snapshot()` tells it. */
export const pgSnapshot = customType<{ data: string }>({ dataType: () => "pg_snapshot" })

/** One of a few words, kept as its letter: two bytes, where a hot table has millions of rows. */
export const letter = <Word extends string>(letters: Readonly<Record<Word, string>>) =>
  customType<{ data: Word; driverData: string }>({
    dataType: () => "text",
    toDriver: (word) => letters[word],
    fromDriver: (stored) => wordOf(letters, stored),
  })()

/** The word of a letter. Throws on one that no word has. */
export const wordOf = <Word extends string>(letters: Readonly<Record<Word, string>>, stored: string): Word => {
  for (const word in letters) if (letters[word] === stored) return word
  throw new Error(`No word is kept as the letter "${stored}"`)
}
