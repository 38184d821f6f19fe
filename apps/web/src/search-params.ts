/** What Next hands a page, as the browser would read it. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

export const toParams = async (given: SearchParams): Promise<URLSearchParams> => {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(await given))
    for (const one of [value].flat()) if (one !== undefined) params.append(name, one)
  return params
}
