/**
 * Colour arithmetic for the tests that hold the tokens to WCAG contrast and to separation under colour-blindness.
 * OKLab matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).
 * Colour-blindness matrices: Machado, Oliveira and Fernandes (2009), severity 1.0, applied to linear sRGB.
 */
export type Rgb = readonly [red: number, green: number, blue: number]

const clamp = (value: number) => Math.min(1, Math.max(0, value))

/** Parses `oklch(0.62 0.13 160)` into linear sRGB, each channel 0…1, clipped to the gamut. */
export const linearRgbOf = (color: string): Rgb => {
  const [lightness, chroma, hue] = color.match(/[\d.]+/g)?.map(Number) ?? []
  if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(`not an oklch(): ${color}`)
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** WCAG 2 contrast ratio of two colours, 1…21. */
export const contrast = (one: Rgb, other: Rgb): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const blindness = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const

export type Blindness = keyof typeof blindness
export const blindnesses = Object.keys(blindness) as Blindness[]

/** The colour as somebody with this colour-blindness sees it. */
export const seenWith = (kind: Blindness, [red, green, blue]: Rgb): Rgb => {
  const m = blindness[kind]
  return [
    clamp(m[0] * red + m[1] * green + m[2] * blue),
    clamp(m[3] * red + m[4] * green + m[5] * blue),
    clamp(m[6] * red + m[7] * green + m[8] * blue),
  ]
}

const oklabOf = ([red, green, blue]: Rgb) => {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ] as const
}

/** Perceived difference (Euclid in OKLab): 0.02 is just noticeable, 0.1 is plainly another colour. */
export const difference = (one: Rgb, other: Rgb): number => {
  const [p, q] = [oklabOf(one), oklabOf(other)]
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2])
}
