/** Which browser a `User-Agent` tells of. Only names: versions say nothing to the person who looks for a stranger. */

export interface BrowserName {
  browser: string
  system: string
  isHandheld: boolean
}

/** The first that fits: most browsers claim to be the ones below them too. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
]

const handhelds = ["iPhone", "iPad", "Android"]

const firstIn = (names: typeof browsers, text: string) => names.find(([pattern]) => pattern.test(text))?.[1]

/** Null where it is neither known nor a guess worth showing. */
export const browserName = (userAgent: string | null): BrowserName | null => {
  const browser = firstIn(browsers, userAgent ?? "")
  const system = firstIn(systems, userAgent ?? "")
  return browser && system ? { browser, system, isHandheld: handhelds.includes(system) } : null
}
