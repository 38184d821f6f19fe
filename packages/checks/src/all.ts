/** The shelf: a kind of check is one line here, its definition, and its driver beside it. */
import { shelf } from "@nightjar/kit/shelf"
import { z } from "zod"
import { dns } from "./dns.ts"
import { group } from "./group.ts"
import { http } from "./http.ts"
import { push } from "./push.ts"
import { tcp } from "./tcp.ts"

export const checks = [http, tcp, dns, push, group] as const

const all = shelf("check", checks)

/** Validates `monitor.config`; fills in defaults. */
export const checkConfig = z.discriminatedUnion("type", all.schemas)

export type CheckConfig = z.output<typeof checkConfig>

export const { of: checkOf, formSchema, secretFields } = all

/** One line for lists: the address, `host:port`, … */
export const describeTarget: (config: CheckConfig) => string = all.describe
