import { describe, expect, it } from "vitest"
import { guessTarget } from "./guess-target.ts"

describe("a pasted address", () => {
  it.each([
    ["https://example.com/health", "https://example.com/health", "example.com/health"],
    ["  example.com ", "https://example.com/", "example.com"],
    ["www.example.com/a?b=c", "https://www.example.com/a?b=c", "example.com/a"],
    ["localhost:8080/fair", "http://localhost:8080/fair", "localhost:8080/fair"],
    ["192.168.1.1", "http://192.168.1.1/", "192.168.1.1"],
    ["example.com:8443", "https://example.com:8443/", "example.com:8443"],
  ])("%s is a page", (typed, url, name) => {
    expect(guessTarget(typed)).toEqual({ name, config: { type: "http", url } })
  })

  it.each([
    ["db.example.com:5432", "db.example.com", 5432],
    ["[::1]:6379", "[::1]", 6379],
  ])("%s is a port", (typed, host, port) => {
    expect(guessTarget(typed)).toEqual({ name: typed, config: { type: "tcp", host, port } })
  })

  it.each(["", "hello", "two words.com", "ftp://example.com", "https://user:pw@example.com", "db:99999", "https://"])(
    "%j is none",
    (typed) => {
      expect(guessTarget(typed)).toBeNull()
    },
  )
})
