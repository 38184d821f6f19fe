/** Debian's nginx: plain, with TLS, and with a certificate that has expired. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { inject } from "vitest"
import { freePort } from "../launcher/ports.mjs"
import type { Certificate } from "../testing/stack.ts"
import { temporaryFolder } from "../testing/temporary-folder.ts"
import { startProgram } from "./program.ts"

export interface Nginx {
  /** `/` is fine, `/moved` redirects there, `/private` asks for night:jar. */
  http: string
  https: string
  expired: string
  stop(): Promise<void>
  /** On the same ports as before. */
  start(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

export const startNginx = async (): Promise<Nginx> => {
  const { path, remove } = temporaryFolder()
  const [plain, secure, expired] = await Promise.all([freePort(), freePort(), freePort()])
  const { valid, expired: old } = inject("certificates")
  writeFileSync(join(path, "users"), "night:{PLAIN}jar\n", { mode: 0o644 })
  const servers = [
    `listen 127.0.0.1:${plain};`,
    `listen 127.0.0.1:${secure} ssl; ${withCertificate(path, "valid", valid)}`,
    `listen 127.0.0.1:${expired} ssl; ${withCertificate(path, "expired", old)}`,
  ]
  const file = join(path, "nginx.conf")
  writeFileSync(file, configuration(path, servers))
  const run = () => startProgram(["nginx", "-p", path, "-c", file, "-e", "stderr"], plain)
  let running = await run()
  return {
    http: `http://127.0.0.1:${plain}`,
    https: `https://127.0.0.1:${secure}`,
    expired: `https://127.0.0.1:${expired}`,
    stop: () => running.stop(),
    async start() {
      running = await run()
    },
    async close() {
      await running.stop()
      remove()
    },
  }
}

const withCertificate = (folder: string, name: string, { key, certificate }: Certificate) => {
  const [keyFile, certificateFile] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)]
  writeFileSync(keyFile, key, { mode: 0o600 })
  writeFileSync(certificateFile, certificate)
  return `ssl_certificate ${certificateFile}; ssl_certificate_key ${keyFile};`
}

const places = `
    location / { return 200 "fine\\n"; }
    location = /moved { return 301 /; }
    location = /private { auth_basic "proof"; auth_basic_user_file users; empty_gif; }`

const configuration = (folder: string, servers: readonly string[]) => {
  const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  return `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${kept.join("\n  ")}
  ${servers.map((server) => `server { ${server} ${places}\n  }`).join("\n  ")}
}
`
}
