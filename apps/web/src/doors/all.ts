/** All doors, by method and path. What is not here is a page. */
import { arrive } from "./arrive.ts"
import { badge, badgeOfPage } from "./badge.ts"
import { changePassword } from "./change-password.ts"
import type { Door } from "./door.ts"
import { findWorkspace } from "./find-workspace.ts"
import { health, ready } from "./health.ts"
import { invitation } from "./invitation.ts"
import { join } from "./join.ts"
import { live } from "./live.ts"
import { metrics } from "./metrics.ts"
import { push } from "./push.ts"
import { signIn } from "./sign-in.ts"
import { signOut } from "./sign-out.ts"
import { signUp } from "./sign-up.ts"
import { slug } from "./slug.ts"
import { stripe } from "./stripe.ts"
import { switchTenant } from "./switch-tenant.ts"
import { trpc } from "./trpc.ts"

interface Line {
  name: string
  methods: readonly string[] | "any"
  path: RegExp
  answer: Door
}

const lines: readonly Line[] = [
  { name: "health", methods: ["GET", "HEAD"], path: /^\/health$/, answer: health },
  { name: "ready", methods: ["GET", "HEAD"], path: /^\/ready$/, answer: ready },
  { name: "metrics", methods: ["GET"], path: /^\/metrics$/, answer: metrics },
  { name: "slug", methods: ["GET"], path: /^\/api\/slug$/, answer: slug },
  { name: "sign-up", methods: ["POST"], path: /^\/api\/sign-up$/, answer: signUp },
  { name: "sign-in", methods: ["POST"], path: /^\/api\/sign-in$/, answer: signIn },
  { name: "sign-out", methods: ["POST"], path: /^\/api\/sign-out$/, answer: signOut },
  { name: "find-workspace", methods: ["POST"], path: /^\/api\/find-workspace$/, answer: findWorkspace },
  { name: "switch", methods: ["POST"], path: /^\/api\/switch$/, answer: switchTenant },
  { name: "arrive", methods: ["POST"], path: /^\/api\/arrive$/, answer: arrive },
  { name: "invitation", methods: ["POST"], path: /^\/api\/invitation$/, answer: invitation },
  { name: "join", methods: ["POST"], path: /^\/api\/join$/, answer: join },
  { name: "change-password", methods: ["POST"], path: /^\/api\/change-password$/, answer: changePassword },
  { name: "stripe", methods: ["POST"], path: /^\/api\/stripe$/, answer: stripe },
  { name: "push", methods: "any", path: /^\/api\/push\/[^/]+(\/[^/]+)?$/, answer: push },
  { name: "badge", methods: ["GET", "HEAD"], path: /^\/api\/badge\/[^/]+\/[a-z-]+(\/[^/]+)?$/, answer: badge },
  { name: "page-badge", methods: ["GET", "HEAD"], path: /^\/api\/status-page\/[^/]+\/badge$/, answer: badgeOfPage },
  // The stream stands before the rest of tRPC: it is written more cheaply than tRPC does.
  { name: "live", methods: ["GET"], path: /^\/api\/trpc\/event\.live$/, answer: live },
  { name: "trpc", methods: "any", path: /^\/api\/trpc\/./, answer: trpc },
]

export const doorOf = (method: string, url: string): Line | undefined => {
  const path = url.split("?", 1)[0] ?? ""
  return lines.find((line) => line.path.test(path) && (line.methods === "any" || line.methods.includes(method)))
}
