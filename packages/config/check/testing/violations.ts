import type { Files } from "./plant.ts"

export const lines = (count: number) => "//\n".repeat(count)
export const core = "packages/core/src"

/** One violation of each rule, and where it must be seen. */
export const violations: Readonly<Record<string, { files: Files; at: string; says: RegExp }[]>> = {
  "package-order": [
    {
      files: { "packages/kit/src/id.ts": 'import "@nightjar/core/monitor"\n' },
      at: "packages/kit/src/id.ts:1",
      says: /kit may not import core\. It may import no package of ours/,
    },
    {
      files: { "packages/worker/src/loop.ts": 'import "../../kit/src/id.ts"\n' },
      at: "packages/worker/src/loop.ts:1",
      says: /leaves the package/,
    },
    {
      files: { "packages/sdk/src/client.ts": 'import { monitorId } from "@nightjar/core/monitor"\n' },
      at: "packages/sdk/src/client.ts:1",
      says: /sdk may know the types of core only/,
    },
  ],
  vendors: [
    {
      files: { "packages/worker/src/loop.ts": '\nimport { Redis } from "ioredis"\n' },
      at: "packages/worker/src/loop.ts:2",
      says: /ioredis lives in packages\/bus\//,
    },
    {
      files: { "packages/kit/src/id.ts": 'import "left-pad"\n' },
      at: "packages/kit/src/id.ts:1",
      says: /left-pad has no home yet/,
    },
    {
      files: { [`${core}/monitor/monitor.ts`]: 'import { initTRPC } from "@trpc/server"\n' },
      at: `${core}/monitor/monitor.ts:1`,
      says: /@trpc\/server lives in/,
    },
  ],
  sockets: [
    {
      files: { "packages/checks/src/tcp.ts": 'import { connect } from "node:net"\n' },
      at: "packages/checks/src/tcp.ts:1",
      says: /node:net opens sockets past the guard/,
    },
    {
      files: { "packages/checks/src/http.ts": "await fetch(url)\n" },
      at: "packages/checks/src/http.ts:1",
      says: /take the egress/,
    },
  ],
  "noun-roles": [
    {
      files: { [`${core}/monitor/monitor.ts`]: 'import "./monitor.queries.ts"\n' },
      at: `${core}/monitor/monitor.ts:1`,
      says: /In plain files one may import plain files; .* is queries/,
    },
    {
      files: { [`${core}/monitor/monitor.router.ts`]: 'import "@nightjar/db/scope"\n' },
      at: `${core}/monitor/monitor.router.ts:1`,
      says: /In router files one may import kit, checks, channels of our packages, not db/,
    },
  ],
  "noun-order": [
    {
      files: { [`${core}/monitor/monitor.ts`]: 'import type { incident } from "../incident/incident.ts"\n' },
      at: `${core}/monitor/monitor.ts:1`,
      says: /monitor stands below incident/,
    },
    {
      files: {
        [`${core}/monitor/monitor.actions.ts`]: 'import "../incident/incident.actions.ts"\n',
        [`${core}/incident/incident.actions.ts`]: "",
      },
      at: `${core}/monitor/monitor.actions.ts:1`,
      says: /monitor stands below incident/,
    },
    {
      files: { [`${core}/gizmo/gizmo.ts`]: "export const gizmo = 1\n" },
      at: `${core}/gizmo/gizmo.ts`,
      says: /"gizmo" is no noun yet/,
    },
  ],
  "browser-safe": [
    {
      files: { "packages/kit/src/id.ts": 'import { randomUUID } from "node:crypto"\nexport const id = randomUUID\n' },
      at: "packages/kit/src/id.ts:1",
      says: /No browser runs node:crypto\. It is reached by .*monitor\.ts → packages\/kit\/src\/id\.ts/,
    },
  ],
  pages: [
    {
      files: {
        "apps/web/app/page.tsx": 'import "../src/list.ts"\n',
        "apps/web/src/list.ts": 'import { eq } from "drizzle-orm"\n',
      },
      at: "apps/web/src/list.ts:1",
      says: /A page holds no drizzle-orm.*app\/page\.tsx → apps\/web\/src\/list\.ts/,
    },
  ],
  tables: [
    {
      files: { [`${core}/monitor/monitor.table.ts`]: 'export const monitor = pgTable("monitor", {})\n' },
      at: `${core}/monitor/monitor.table.ts:1`,
      says: /pgTable\("monitor"\) belongs to nobody/,
    },
  ],
  fleet: [
    {
      files: { [`${core}/monitor/monitor.queries.ts`]: 'import type { FleetDb } from "@nightjar/db/fleet"\n' },
      at: `${core}/monitor/monitor.queries.ts:1`,
      says: /FleetDb may be imported in/,
    },
    {
      files: { [`${core}/incident/incident.fleet.ts`]: 'import { fleetDatabase } from "@nightjar/db/fleet"\n' },
      at: `${core}/incident/incident.fleet.ts:1`,
      says: /fleetDatabase may be imported in/,
    },
  ],
  environment: [
    {
      files: { "packages/worker/src/loop.ts": "export const id = process.env.WORKER_ID\n" },
      at: "packages/worker/src/loop.ts:1",
      says: /files named env\.ts only/,
    },
  ],
  cycles: [
    {
      files: {
        "packages/kit/src/a.ts": 'import "./b.ts"\n',
        "packages/kit/src/b.ts": 'import "./c.ts"\n',
        "packages/kit/src/c.ts": 'import "./a.ts"\n',
      },
      at: "packages/kit/src/c.ts:1",
      says: /a\.ts → .*b\.ts → .*c\.ts → .*a\.ts/,
    },
  ],
  "file-length": [
    { files: { "packages/kit/src/id.ts": lines(251) }, at: "packages/kit/src/id.ts", says: /251 lines, and 250/ },
  ],
  "function-length": [
    {
      files: { "packages/worker/src/loop.ts": `export const work = () => {\n${lines(59)}}\n` },
      at: "packages/worker/src/loop.ts:1",
      says: /work has 61 lines, and 60 is the limit/,
    },
    {
      files: { "packages/ui/src/card.tsx": `export function Card() {\n${lines(99)}}\n` },
      at: "packages/ui/src/card.tsx:1",
      says: /Card has 101 lines, and 100/,
    },
  ],
  "folder-size": [
    {
      files: Object.fromEntries([..."abcdefghijk"].map((name) => [`${core}/monitor/${name}.ts`, ""])),
      at: `${core}/monitor`,
      says: /14 files, and 12/,
    },
  ],
  names: [
    {
      files: { "packages/kit/src/string-utils.ts": "" },
      at: "packages/kit/src/string-utils.ts",
      says: /"utils" says nothing/,
    },
  ],
  words: [
    {
      files: { "README.md": "\nSee `packages/kit/src/gone.ts`.\n" },
      at: "README.md:2",
      says: /There is no packages\/kit\/src\/gone\.ts/,
    },
    {
      files: { "README.md": "    npx vitest run packages/gone.\n" },
      at: "README.md:1",
      says: /There is no packages\/gone in/,
    },
    { files: { "README.md": "Run `pnpm fly`.\n" }, at: "README.md:1", says: /no script "fly"/ },
    { files: { "README.md": "See [the tour](apps/docs/tour.md).\n" }, at: "README.md:1", says: /leads nowhere/ },
    { files: { "README.md": "    pnpm bench warp\n" }, at: "README.md:1", says: /no benchmark "warp"/ },
  ],
  machine: [
    { files: { "README.md": "It is in <root>/packages.\n" }, at: "README.md:1", says: /path of this machine/ },
    { files: { "README.md": `It is in ${"/home"}/ada/code.\n` }, at: "README.md:1", says: /path of this machine/ },
    {
      files: { ".npmrc": `registry=https://${"registry"}.example.org/\n` },
      at: ".npmrc:1",
      says: /package server/,
    },
  ],
  lockfile: [
    {
      files: { "pnpm-lock.yaml": "    resolution: {integrity: sha512-abc, tarball: https://example.org/zod.tgz}\n" },
      at: "pnpm-lock.yaml:1",
      says: /An address stands here/,
    },
  ],
}
