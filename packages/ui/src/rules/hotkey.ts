/** What a key event needs to tell for its name. */
export interface KeyPress {
  key: string
  metaKey: boolean
  ctrlKey: boolean
  altKey: boolean
}

/** The name of a key press: `j`, `enter`, `?`, `mod+k` (⌘ on Apple, Ctrl elsewhere). */
export const hotkeyOf = ({ key, metaKey, ctrlKey, altKey }: KeyPress): string =>
  `${metaKey || ctrlKey ? "mod+" : ""}${altKey ? "alt+" : ""}${key === " " ? "space" : key.toLowerCase()}`

/** Where letters are text, or belong to a list, menu or dialog that is open. */
export const typingPlaces =
  "input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=listbox]"

/** What a key already presses. */
const pressable = "a[href], button, summary, input, [role=slider]"

/** Whether a shortcut may take the key, given the element that has the focus. */
export const mayTake = (hotkey: string, focused: Pick<Element, "closest"> | null): boolean => {
  if (hotkey.startsWith("mod+")) return true
  if (focused?.closest(typingPlaces)) return false
  return !(["enter", "space"].includes(hotkey) && focused?.closest(pressable))
}
