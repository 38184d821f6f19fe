import { expect, it } from "vitest"
import { serverOf } from "./server.ts"

it("reads a server from a URL", () => {
  expect(serverOf("smtps://night:j%40r@mail.example")).toMatchObject({
    host: "mail.example",
    port: 465,
    secure: true,
    auth: { user: "night", pass: "j@r" },
  })
  expect(serverOf("smtp://[2001:db8::1]:2525")).toMatchObject({ host: "2001:db8::1", port: 2525 })
})

it.each([
  ["smtp://night:jar@mail.example", { requireTLS: true, tls: { rejectUnauthorized: true } }],
  ["smtps://mail.example", { secure: true, requireTLS: false, tls: { rejectUnauthorized: true } }],
  ["smtp://relay.internal:25", { requireTLS: false, ignoreTLS: false, tls: { rejectUnauthorized: false } }],
  ["smtp://night:jar@localhost:1025", { requireTLS: false, ignoreTLS: true }],
])("%s sends a password over verified TLS, or on this machine", (url, rules) => {
  expect(serverOf(url)).toMatchObject(rules)
})
