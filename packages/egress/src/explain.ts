/** Node's and OpenSSL's error codes in plain sentences. Pure. */
import type { DnsQuestion } from "./egress.ts"
import type { FailureCode } from "./failure.ts"
import { endpoint } from "./host.ts"

export interface Explanation {
  code: FailureCode
  message: string
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? ""

const outOfSockets = ["EMFILE", "ENFILE", "EADDRNOTAVAIL", "ENOBUFS", "ENOMEM"]

export const explainConnect = (error: unknown, host: string, port: number): Explanation => {
  const code = codeOf(error)
  if (code === "ECONNREFUSED") return { code: "refused", message: `Nobody listens on port ${port} of ${host}.` }
  if (code === "ECONNRESET") return { code: "reset", message: `${host} reset the connection to port ${port}.` }
  if (code === "ETIMEDOUT") return { code: "connect_timeout", message: `Port ${port} of ${host} does not answer.` }
  if (outOfSockets.includes(code)) return { code: "own_trouble", message: `Nightjar has no socket left (${code}).` }
  return { code: "unreachable", message: `There is no way to ${host} (${code}).` }
}

export const explainName = (error: unknown, name: string): Explanation => {
  const code = codeOf(error)
  if (code === "ENOTFOUND" || code === "ENODATA" || code === "EAI_AGAIN" || code === "EBADNAME")
    return { code: "name_not_found", message: `The name ${name} does not resolve.` }
  if (code === "ETIMEOUT" || code === "ECANCELLED")
    return { code: "name_timeout", message: `The name ${name} was not resolved in time.` }
  if (code === "ECONNREFUSED") return { code: "own_trouble", message: "Nightjar's own name server does not answer." }
  return { code: "name_failed", message: `The name servers of ${name} answer with an error (${code}).` }
}

/** Like `explainName`, of a question for records; a name server that the customer chose is not ours. */
export const explainRecords = (error: unknown, name: string, { type, server }: DnsQuestion): Explanation => {
  const code = codeOf(error)
  if (code === "ENODATA") return { code: "name_not_found", message: `${name} has no ${type} record.` }
  if (code === "ENOTFOUND") return { code: "name_not_found", message: `There is no name ${name}.` }
  if (code === "ECONNREFUSED" && server)
    return { code: "refused", message: `No name server listens on ${endpoint(server.host, server.port)}.` }
  return explainName(error, name)
}

const certificateProblems: Record<string, Explanation> = {
  CERT_HAS_EXPIRED: { code: "certificate_expired", message: "The certificate has expired." },
  CERT_NOT_YET_VALID: { code: "certificate_not_yet_valid", message: "The certificate is not valid yet." },
  ERR_TLS_CERT_ALTNAME_INVALID: { code: "certificate_name", message: "The certificate is for another name." },
  DEPTH_ZERO_SELF_SIGNED_CERT: { code: "certificate_untrusted", message: "The certificate is signed by itself." },
  SELF_SIGNED_CERT_IN_CHAIN: { code: "certificate_untrusted", message: "The certificate's authority is not trusted." },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    code: "certificate_untrusted",
    message: "The certificate's issuer is unknown; the server may not send the certificates in between.",
  },
}

/** @param code what OpenSSL or Node say of a certificate that they do not accept. */
export const explainCertificate = (code: string): Explanation =>
  certificateProblems[code] ?? { code: "certificate_untrusted", message: `The certificate is not accepted (${code}).` }

export const explainTls = (error: unknown): Explanation => {
  const reason = (error as { reason?: string }).reason ?? codeOf(error)
  if (reason === "ECONNRESET") return { code: "tls_failed", message: "The server hung up during the TLS handshake." }
  return {
    code: "tls_failed",
    message: `The TLS handshake failed: ${reason.replaceAll("_", " ") || "no reason given"}.`,
  }
}

/** Of an exchange whose request was sent; `null` when Node told no error. `answered`: whether a status line had come. */
export const explainExchange = (error: unknown, answered: boolean): Explanation => {
  const code = codeOf(error)
  if (code === "HPE_HEADER_OVERFLOW")
    return { code: "headers_too_large", message: "The answer's headers are larger than 32 KiB." }
  if (code.startsWith("HPE_"))
    return {
      code: "answer_malformed",
      message: `The answer is not HTTP (${(error as { reason?: string }).reason ?? code}).`,
    }
  if (code === "ECONNRESET" && (error as NodeJS.ErrnoException).syscall !== undefined)
    return { code: "reset", message: "The server reset the connection." }
  if (answered) return { code: "closed_early", message: "The server hung up in the middle of its answer." }
  return { code: "closed_early", message: "The server hung up without an answer." }
}
