/**
 * A place is a folder (`packages/bus/`), the ending of a file's name (`*.queries.ts`) or one file.
 * With `types:` before it, it admits imports that are erased at run time and no others.
 */
export const standsIn = (path: string, places: readonly string[], typeOnly = false): boolean =>
  places.some((place) => {
    if (place.startsWith("types:")) return typeOnly && standsIn(path, [place.slice("types:".length)])
    if (place.endsWith("/")) return path.startsWith(place)
    if (place.startsWith("*")) return path.endsWith(place.slice(1))
    return path === place
  })
