import { expect, test } from "vitest"
import {
  explainCertificate,
  explainConnect,
  explainExchange,
  explainName,
  explainRecords,
  explainTls,
} from "./explain.ts"

const error = (code: string, more: object = {}) => Object.assign(new Error("raw"), { code, ...more })

test.each([
  ["ECONNREFUSED", "refused", "Nobody listens on port 8443 of a.test."],
  ["ECONNRESET", "reset", "a.test reset the connection to port 8443."],
  ["ETIMEDOUT", "connect_timeout", "Port 8443 of a.test does not answer."],
  ["EHOSTUNREACH", "unreachable", "There is no way to a.test (EHOSTUNREACH)."],
  ["ENETUNREACH", "unreachable", "There is no way to a.test (ENETUNREACH)."],
  ["EMFILE", "own_trouble", "Nightjar has no socket left (EMFILE)."],
])("connecting, %s is %s", (raw, code, message) => {
  expect(explainConnect(error(raw), "a.test", 8443)).toEqual({ code, message })
})

test.each([
  ["ENOTFOUND", "name_not_found"],
  ["ENODATA", "name_not_found"],
  ["ETIMEOUT", "name_timeout"],
  ["ESERVFAIL", "name_failed"],
  ["ECONNREFUSED", "own_trouble"],
])("resolving, %s is %s", (raw, code) => expect(explainName(error(raw), "a.test").code).toBe(code))

test("a name server of the customer's that is gone is not our trouble", () => {
  const question = { name: "a.test", type: "MX", server: { host: "192.0.2.53", port: 53 } } as const
  expect(explainRecords(error("ECONNREFUSED"), "a.test", question)).toEqual({
    code: "refused",
    message: "No name server listens on 192.0.2.53:53.",
  })
  expect(explainRecords(error("ENODATA"), "a.test", question).message).toBe("a.test has no MX record.")
})

test.each([
  ["CERT_HAS_EXPIRED", "certificate_expired"],
  ["CERT_NOT_YET_VALID", "certificate_not_yet_valid"],
  ["ERR_TLS_CERT_ALTNAME_INVALID", "certificate_name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "certificate_untrusted"],
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "certificate_untrusted"],
  ["CERT_REVOKED", "certificate_untrusted"],
])("a certificate with %s is %s", (raw, code) => expect(explainCertificate(raw).code).toBe(code))

test("a handshake's failure says OpenSSL's reason in words", () => {
  expect(explainTls(error("EPROTO", { reason: "wrong_version_number" })).message).toBe(
    "The TLS handshake failed: wrong version number.",
  )
  expect(explainTls(error("ECONNRESET")).message).toBe("The server hung up during the TLS handshake.")
})

test("an exchange that breaks says where", () => {
  expect(explainExchange(error("ECONNRESET", { syscall: "read" }), false).code).toBe("reset")
  expect(explainExchange(error("ECONNRESET"), false).message).toBe("The server hung up without an answer.")
  expect(explainExchange(null, true).message).toBe("The server hung up in the middle of its answer.")
  expect(explainExchange(error("HPE_INVALID_CONSTANT", { reason: "Expected HTTP/" }), false).code).toBe(
    "answer_malformed",
  )
  expect(explainExchange(error("HPE_HEADER_OVERFLOW"), false).code).toBe("headers_too_large")
})
