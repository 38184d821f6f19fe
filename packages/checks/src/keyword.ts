/** Looks for a keyword in a body that passes by in pieces, with no more memory than the keyword's length. */
export const createSearch = (keyword: string) => {
  const wanted = Buffer.from(keyword)
  let tail = Buffer.alloc(0)
  let found = keyword === ""
  return {
    take(piece: Buffer): void {
      if (found) return
      const seam = Buffer.concat([tail, piece.subarray(0, wanted.length - 1)])
      found = seam.includes(wanted) || piece.includes(wanted)
      const rest = piece.length >= wanted.length - 1 ? piece : Buffer.concat([tail, piece])
      tail = Buffer.from(rest.subarray(Math.max(0, rest.length - wanted.length + 1)))
    },
    found: () => found,
  }
}
