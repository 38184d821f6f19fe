/** Debian's servers as targets: started in the foreground on free ports, awaited by what they print. */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createIdentities } from "@nightjar/weather/identities"

export interface Program {
  stop(): Promise<void>
}

/** Nobody listens there for the moment. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Resolves when the program has printed what it prints when it is ready; rejects with its last words when it ends. */
const start = (command: string, args: readonly string[], ready: RegExp): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const program = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    })
    let said = ""
    const hear = (piece: Buffer) => {
      said += piece
      if (ready.test(said)) resolve(program)
    }
    program.stdout.on("data", hear)
    program.stderr.on("data", hear)
    program.on("error", reject)
    program.on("exit", (code) => reject(new Error(`${command} ended with ${code}: ${said}`)))
  })

const stopOf = (program: ChildProcess) => async () => {
  const ended = once(program, "exit")
  program.kill("SIGTERM")
  await ended
}

export interface Nginx extends Program {
  http: string
  /** `localhost` is good, `expired.localhost` is not. */
  tlsPort: number
  /** PEM. */
  authority: string
}

const nginxConfig = (folder: string, httpPort: number, tlsPort: number) => `
daemon off; pid ${folder}/pid; error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  default_type text/html; gzip on; gzip_min_length 1;
  server {
    listen 127.0.0.1:${httpPort};
    location / { return 200 "<h1>Welcome to a real server</h1>"; }
    location /moved { return 301 /; }
    location /secure { return 302 https://localhost:${tlsPort}/; }
    location /private { auth_basic "members"; auth_basic_user_file ${folder}/users; try_files /none @in; }
    location @in { return 200 "inside"; }
  }
  server {
    listen 127.0.0.1:${tlsPort} ssl; server_name localhost;
    ssl_certificate ${folder}/good.pem; ssl_certificate_key ${folder}/good.key;
    location / { return 200 "<h1>Welcome, encrypted</h1>"; }
  }
  server {
    listen 127.0.0.1:${tlsPort} ssl; server_name expired.localhost;
    ssl_certificate ${folder}/expired.pem; ssl_certificate_key ${folder}/expired.key;
    location / { return 200 "late"; }
  }
}`

export const startNginx = async (): Promise<Nginx> => {
  const folder = mkdtempSync(join(tmpdir(), "nightjar-nginx-"))
  chmodSync(folder, 0o755)
  const identities = createIdentities(Date.now())
  for (const [name, identity] of Object.entries({ good: identities.standard, expired: identities.expired })) {
    writeFileSync(join(folder, `${name}.pem`), identity.certificate)
    writeFileSync(join(folder, `${name}.key`), identity.key.export({ type: "pkcs8", format: "pem" }))
  }
  writeFileSync(join(folder, "users"), "night:{PLAIN}jar\n")
  const [httpPort, tlsPort] = [await freePort(), await freePort()]
  writeFileSync(join(folder, "nginx.conf"), nginxConfig(folder, httpPort, tlsPort))
  const program = await start("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], /start worker process /)
  const stop = async () => {
    await stopOf(program)()
    rmSync(folder, { recursive: true, force: true })
  }
  return { http: `http://127.0.0.1:${httpPort}`, tlsPort, authority: identities.authority, stop }
}

export interface Dnsmasq extends Program {
  server: string
  port: number
}

export const startDnsmasq = async (): Promise<Dnsmasq> => {
  const port = await freePort()
  const records = ["--host-record=shop.test,192.0.2.7,2001:db8::7", "--mx-host=shop.test,mail.shop.test,10"]
  const more = ["--txt-record=shop.test,v=spf1 -all", "--cname=www.shop.test,shop.test", "--local=/test/"]
  const args = ["--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--log-facility=-"]
  const where = [`--port=${port}`, "--listen-address=127.0.0.1", "--bind-interfaces", "--pid-file="]
  const program = await start("dnsmasq", [...args, ...where, ...records, ...more], /started, version/)
  return { server: "127.0.0.1", port, stop: stopOf(program) }
}
