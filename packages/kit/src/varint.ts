/** Whole numbers in as few bytes as they need: seven bits in each, the lowest first. Up to 2^53. */

/** @param value zero or more */
export const pushVarint = (bytes: number[], value: number) => {
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  bytes.push(rest)
}

/** @returns a function that reads the next number; throws where the bytes end in the middle of it */
export const varintReader = (bytes: Uint8Array, start = 0) => {
  let place = start
  return {
    get isAtEnd() {
      return place >= bytes.length
    },
    next(): number {
      let value = 0
      for (let factor = 1; ; factor *= 128) {
        const byte = bytes[place++]
        if (byte === undefined) throw new Error("The bytes end in the middle of a number")
        value += (byte % 128) * factor
        if (byte < 128) return value
      }
    },
  }
}
