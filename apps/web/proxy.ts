/** Which pages a host has, by its name's pattern alone: no database, no session. */
import { type NextRequest, NextResponse } from "next/server"
import { folderOf } from "./src/inner-path.ts"
import { contentPolicy } from "./src/security.ts"
import { web } from "./src/wiring.ts"

export const proxy = (request: NextRequest) => {
  const { classifyHost, formTargets, development } = web()
  const nonce = crypto.randomUUID()
  const policy = contentPolicy({ nonce, formTargets, development })

  const headers = new Headers(request.headers)
  headers.set("x-nonce", nonce)
  headers.set("content-security-policy", policy)
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search)

  // Every path is moved below its place's folder, so an inner path that is asked directly leads nowhere.
  const inner = request.nextUrl.clone()
  inner.pathname = `${folderOf(classifyHost(request.headers.get("host")))}${request.nextUrl.pathname}`
  const response = NextResponse.rewrite(inner, { request: { headers } })
  response.headers.set("content-security-policy", policy)
  return response
}

export const config = { matcher: ["/((?!api/|_next/|icon\\.svg$|robots\\.txt$).*)"] }
