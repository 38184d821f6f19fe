import { type Id, isId, type Noun } from "@nightjar/kit/id"
import { notFound } from "next/navigation"

/** The id in a page's address. Where none of this noun stands there is no page. */
export const routeId = async <N extends Noun>(noun: N, params: Promise<{ id: string }>): Promise<Id<N>> => {
  const { id } = await params
  return isId(noun, id) ? id : notFound()
}
