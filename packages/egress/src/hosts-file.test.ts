import { expect, test } from "vitest"
import { hostsFile, parseHostsFile } from "./hosts-file.ts"

test("names, aliases, comments and odd lines are read as the system reads them", () => {
  const names = parseHostsFile(
    "127.0.0.1\tlocalhost\n# all comment\n\n10.0.0.5  NAS nas.home # the box\n::1 nas\n10.0.0.6\n",
  )
  expect(Object.fromEntries(names)).toEqual({
    localhost: ["127.0.0.1"],
    nas: ["10.0.0.5", "::1"],
    "nas.home": ["10.0.0.5"],
  })
})

test("a machine without the file has no such names", async () => {
  expect(await hostsFile("/does/not/exist")("localhost")).toEqual([])
})
