import type { House } from "../house.ts"

/** Answers a request. Errors meant for people may be thrown; `problemAnswer` makes an answer of them. */
export type Door = (request: Request, house: House) => Promise<Response>
