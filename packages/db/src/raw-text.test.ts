import { describe, expect, it } from "vitest"
import { objectionTo } from "./raw-text.ts"

describe("raw text in a confined statement", () => {
  it.each([
    "now() + interval '1 millisecond'",
    "extract(epoch from ?) * 1000",
    "? is distinct from ?",
    "percentile_cont(0.95) within group (order by ?)",
    "coalesce(json_agg(?), '[]'::json)",
    "? = 'it''s; a -- select (from'",
    " for no key update",
    "update",
    "(?) do update set ?",
    " from ",
    'lower("from")',
  ])("may say %s", (text) => expect(objectionTo(text)).toBeNull())

  it.each([
    ["true) or (true", "bracket"],
    ["(true", "bracket"],
    ["true -- ", "comment"],
    ["true /* ", "comment"],
    ["title = '", "quote"],
    ["e'\\'' or true", "backslash"],
    ["$1::uuid is not null", "dollar sign"],
    ["1; drop", "semicolon"],
    ["exists (SELECT 1)", "query"],
    ["exists (table book)", "query"],
    ["update book set title = 'x'", "query"],
    ["insert into book values (1)", "query"],
    ["b.title from book b", "source"],
    ["query_to_xml(?, true, false, '')", "function"],
    ['"set_config"(?, ?, true)', "function"],
  ])("may not say %s", (text, reason) => expect(objectionTo(text)).toContain(reason))
})
