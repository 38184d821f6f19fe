import type { Whisper } from "@nightjar/core/ports"
import { describe, expect, it } from "vitest"
import { maxMessageBytes, pack, unpack } from "./whisper.ts"

const unpacked = (whispers: Whisper[], maxBytes?: number) =>
  pack(whispers, maxBytes).flatMap((message) => unpack(message.text))

describe("a batch of whispers", () => {
  it("says once what was said twice", () => {
    const said = unpacked([
      { kind: "events", tenants: ["a"] },
      { kind: "probe", region: "eu" },
      { kind: "events", tenants: ["b", "a"] },
      { kind: "probe", region: "eu" },
      { kind: "command", worker: "w1", command: "drain" },
      { kind: "command", worker: "w1", command: "drain" },
      { kind: "command", worker: "w1", command: "shutdown" },
    ])
    expect(said).toEqual([
      { kind: "events", tenants: ["a", "b"] },
      { kind: "probe", region: "eu" },
      { kind: "command", worker: "w1", command: "drain" },
      { kind: "command", worker: "w1", command: "shutdown" },
    ])
  })

  it("puts small whispers of one topic into one message", () => {
    const messages = pack([
      { kind: "heartbeats", tenant: "a", heartbeats: [] },
      { kind: "heartbeats", tenant: "b", heartbeats: [] },
      { kind: "forget", keys: ["x"] },
    ])
    expect(messages.map((message) => message.topic)).toEqual(["heartbeats", "forget"])
  })

  it("cuts long lists into messages that fit, in order, counting bytes and not characters", () => {
    const keys = Array.from({ length: 3_000 }, (_, n) => `host:münchen-${n}.example`)
    const messages = pack([{ kind: "forget", keys }])
    expect(Math.max(...messages.map((message) => Buffer.byteLength(message.text)))).toBeLessThanOrEqual(maxMessageBytes)
    expect(messages.length).toBeGreaterThan(1)
    expect(
      messages.flatMap((message) => unpack(message.text)).flatMap((said) => ("keys" in said ? said.keys : [])),
    ).toEqual(keys)
  })

  it("refuses a single thing that fits into no message", () => {
    expect(() => pack([{ kind: "forget", keys: ["x".repeat(9_000)] }])).toThrow("does not fit into a message")
  })
})
