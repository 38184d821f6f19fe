/** Parts of Next that screens use look for this global as soon as they are loaded; Next itself sets it as it starts. */
import { AsyncLocalStorage } from "node:async_hooks"

Object.assign(globalThis, { AsyncLocalStorage })
