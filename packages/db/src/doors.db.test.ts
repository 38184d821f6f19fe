import { beforeAll, expect, it } from "vitest"
import { useLibrary } from "../testing/library.ts"
import { doorsOf } from "./doors.ts"

const library = useLibrary()

beforeAll(async () => {
  await library.pool().unsafe(`
    create function door_since(arg_word text) returns table (word text, since text) language sql
      as $$ select arg_word, now()::text $$;
    create function door_half(arg_of int) returns table (half int) language sql as $$ select 1 / arg_of $$;
    grant execute on function door_since(text), door_half(int) to nightjar_app`)
})

const since = (doors: ReturnType<typeof doorsOf>, word: string) =>
  doors.ask<{ word: string; since: string }>("since", [word])

it("asks doors that only read together, when they are asked together", async () => {
  const doors = doorsOf(library.pool(), new Set(["since"]))
  const [[owl], [star]] = await Promise.all([since(doors, "owl"), since(doors, "star")])
  expect([owl!.word, star!.word]).toEqual(["owl", "star"])
  expect(owl!.since).toBe(star!.since)
  const [late] = await since(doors, "moon")
  expect(late!.since).not.toBe(owl!.since)
})

it("asks the others alone", async () => {
  const doors = doorsOf(library.pool())
  const [[owl], [star]] = await Promise.all([since(doors, "owl"), since(doors, "star")])
  expect(owl!.since).not.toBe(star!.since)
})

it("lets no question fail for another's fault", async () => {
  const doors = doorsOf(library.pool(), new Set(["since", "half"]))
  const asked = await Promise.allSettled([since(doors, "owl"), doors.ask("half", [0]), since(doors, "star")])
  expect(asked.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
})
