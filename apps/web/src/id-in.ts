import { type Id, isId, type Noun } from "@nightjar/kit/id"

/** The id of a noun in an address; undefined where there is none, or none of this noun. */
export const idIn = <N extends Noun>(params: URLSearchParams, name: string, noun: N): Id<N> | undefined => {
  const id = params.get(name) ?? ""
  return isId(noun, id) ? id : undefined
}
