import { expect, it } from "vitest"
import { tail } from "./log-file.mjs"

it("shows the end of a log as sentences", () => {
  const log = [
    "first",
    '{"level":30,"msg":"listening"}',
    '{"level":60,"err":{"message":"relation missing"},"msg":"could not start"}',
    '{"level":60,"err":{"message":"same"},"msg":"same"}',
    "\u001b[31mplain\u001b[0m",
    "{half of a line",
    "",
  ].join("\n")
  expect(tail(log, 5)).toBe(
    ["listening", "could not start: relation missing", "same", "plain", "{half of a line"].join("\n"),
  )
})
